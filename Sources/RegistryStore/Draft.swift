package import Registry

/// What somebody has answered of a record that is not written yet. Nothing sealed is ever in it.
package struct Draft: Sendable, Equatable {
  /// nil until it is kept.
  package var key: Int?
  package let type: RecordType
  package let author: String
  /// When it was kept last, ISO 8601, UTC.
  package var time: String
  /// A JSON object of texts; what they mean is the business of whoever asks the questions.
  package var content: String

  package init(key: Int? = nil, type: RecordType, author: String, time: String, content: String) {
    self.key = key
    self.type = type
    self.author = author
    self.time = time
    self.content = content
  }
}
