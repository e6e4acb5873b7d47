internal import Foundation
internal import ProcessStart

/// The words of the command line, the program's name first.
///
/// `CommandLine.arguments` reads `/proc`, and is empty where there is none.
let processArguments: [String] = {
  #if os(Linux)
    return (0..<process_argument_count()).map { String(cString: process_argument($0)) }
  #else
    return CommandLine.arguments
  #endif
}()

/// The environment, read once. Of a name that stands there twice the last value holds.
///
/// `ProcessInfo.environment` says the same, and takes as long as opening the library.
let processVariables: [String: String] = {
  var variables: [String: String] = [:]
  var index: CInt = 0
  while let variable = process_variable(index) {
    index += 1
    guard let equals = strchr(variable, CInt(UInt8(ascii: "="))) else { continue }
    let length = UnsafePointer(equals) - variable
    let name = String(
      decoding: UnsafeRawBufferPointer(start: variable, count: length), as: UTF8.self)
    variables[name] = String(cString: equals + 1)
  }
  return variables
}()
