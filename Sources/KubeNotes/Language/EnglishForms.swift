/// The regular forms of English words: plurals, `-ing`, `-ed`.
package enum EnglishForms {
  /// Names that end like a plural and are none.
  private static let unchanged = WordSet(
    """
    kubernetes ingress status dns https tls os ios macos aws gcs nfs tmpfs emptydirs access
    address process class less stateless progress express across always its this is was as
    has does us bus canvas alias bias basis analysis redis prometheus nexus jenkins various
    previous during string bring need feed seed speed red bed embed exceed indeed nothing
    something everything thing king ring ping spring etcd systemd containerd
    """)

  /// The forms that a word may be one of, without itself: from `scheduling`, `schedul` and
  /// `schedule`; from `policies`, `policy`. Which of them exist is for the vocabulary to say.
  package static func bases(of word: String) -> [String] {
    guard word.utf8.count > 3, !unchanged.contains(word), isPlain(word) else { return [] }
    if word.hasSuffix("ies") { return [String(word.dropLast(3)) + "y"] }
    if word.hasSuffix("sses") || word.hasSuffix("xes") || word.hasSuffix("ches")
      || word.hasSuffix("shes")
    {
      return [String(word.dropLast(2))]
    }
    if word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), !word.hasSuffix("is") {
      return [String(word.dropLast())]
    }
    for ending in ["ing", "ed"] where word.hasSuffix(ending) {
      let stem = String(word.dropLast(ending.count))
      guard stem.utf8.count >= 3, stem.contains(where: { "aeiouy".contains($0) }) else { return [] }
      var bases = [stem, stem + "e"]
      if let last = stem.last, stem.dropLast().last == last, !"ls".contains(last) {
        bases.insert(String(stem.dropLast()), at: 0)
      } else if stem.hasSuffix("ll") {
        bases.append(String(stem.dropLast()))
      } else if ending == "ed", stem.hasSuffix("i") {
        bases = [String(stem.dropLast()) + "y"]
      }
      return bases
    }
    return []
  }

  /// The forms made from a word, without itself.
  package static func inflections(of word: String) -> [String] {
    guard word.utf8.count > 2, !unchanged.contains(word), isPlain(word), let last = word.last
    else { return [] }
    let vowels = "aeiou"
    if word.hasSuffix("s") { return [word + "es"] }
    if last == "e" {
      let stem = word.dropLast()
      return [word + "s", stem + "ing", word + "d", word + "r"]
    }
    if last == "y", let before = word.dropLast().last, !vowels.contains(before) {
      let stem = String(word.dropLast())
      return [stem + "ies", word + "ing", stem + "ied"]
    }
    let plural = word.hasSuffix("x") || word.hasSuffix("ch") || word.hasSuffix("sh") ? "es" : "s"
    var forms = [word + plural, word + "ing", word + "ed", word + "er"]
    if word.utf8.count <= 6, !vowels.contains(last), !"wxy".contains(last) {
      forms += ["\(word)\(last)ing", "\(word)\(last)ed"]
    }
    return forms
  }

  private static func isPlain(_ word: String) -> Bool {
    word.utf8.allSatisfy { (0x61...0x7A).contains($0) }
  }
}
