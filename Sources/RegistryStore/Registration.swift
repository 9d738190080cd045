package import Registry
package import RegistryImport

/// What a registry knows of itself.
package struct RegistrySettings: Sendable, Equatable {
  package var device: String
  package var country: String?
  /// Whether everything in it is invented, as every report must then say.
  package var isDemonstration: Bool

  package init(device: String, country: String?, isDemonstration: Bool) {
    self.device = device
    self.country = country
    self.isDemonstration = isDemonstration
  }
}

/// Who writes, when, and by what command.
package struct Authorship: Sendable, Equatable {
  package let author: String
  /// ISO 8601, UTC.
  package let time: String
  package let command: String

  package init(author: String, time: String, command: String) {
    self.author = author
    self.time = time
    self.command = command
  }
}

/// A record as it is stored: its id and its fields, references as ids.
package struct StoredRecord: Sendable {
  package let id: String
  package let slots: FieldSlots

  package init(id: String, slots: FieldSlots) {
    self.id = id
    self.slots = slots
  }
}

/// One file of a batch.
package struct BatchFile: Sendable, Equatable {
  /// The name without its folders: a registry may travel further than paths should.
  package var name: String
  package var sha256: String
  package var bytes: Int
  package var rows: Int
  package var encoding: String
  package var dialect: String

  package init(name: String, sha256: String, bytes: Int, rows: Int, encoding: String, dialect: String) {
    self.name = name
    self.sha256 = sha256
    self.bytes = bytes
    self.rows = rows
    self.encoding = encoding
    self.dialect = dialect
  }
}

/// One import, as the registry remembers it.
package struct Batch: Sendable {
  package let number: Int
  package let profile: String
  package let author: String
  package let time: String
  package let files: [BatchFile]
  /// By type, in the order of the types.
  package let counts: [(type: String, counts: [(name: String, count: Int)])]
  package let noticeCounts: [(code: String, count: Int)]
  package let notices: [BatchNotice]
  /// By whom it was taken back; nil: it stands.
  package let undo: Authorship?

  package init(
    number: Int, profile: String, author: String, time: String, files: [BatchFile],
    counts: [(type: String, counts: [(name: String, count: Int)])], noticeCounts: [(code: String, count: Int)],
    notices: [BatchNotice], undo: Authorship?
  ) {
    self.undo = undo
    self.number = number
    self.profile = profile
    self.author = author
    self.time = time
    self.files = files
    self.counts = counts
    self.noticeCounts = noticeCounts
    self.notices = notices
  }
}

/// One thing that was noticed in a batch. The file is named without its folders.
package struct BatchNotice: Sendable {
  package let code: String
  package let severity: String
  package let place: Place
  package let field: String?
  package let message: String

  package init(code: String, severity: String, place: Place, field: String?, message: String) {
    self.code = code
    self.severity = severity
    self.place = place
    self.field = field
    self.message = message
  }
}

/// Something wrong inside a registry.
package struct CheckFinding: Sendable, Equatable {
  /// `type/id`, or what else is meant.
  package let subject: String
  package let message: String

  package init(subject: String, message: String) {
    self.subject = subject
    self.message = message
  }
}
