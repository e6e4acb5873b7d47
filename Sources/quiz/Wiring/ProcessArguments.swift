#if os(Linux)
  internal import ProcessStart
#endif

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
