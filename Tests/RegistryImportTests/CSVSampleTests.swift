import Foundation
import RegistryImport
import Testing

/// What others published for testing readers of CSV, where it is at hand; otherwise these tests are skipped.
@Suite(.enabled(if: Samples.folder != nil, "the sample files are not here"))
struct CSVSampleTests {
  /// Its file of coordinates is left out: the JSON there contradicts the CSV.
  @Test(arguments: [
    "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines", "newlines_crlf",
    "quotes_and_newlines", "simple", "simple_crlf", "utf8",
  ])
  func `csv-spectrum agrees with its JSON to the last cell`(name: String) throws {
    let file = try CSVFile(contentsOf: Samples.url("csv-spectrum/csvs/\(name).csv"))
    #expect(file.problem == nil && file.strayQuotes == 0 && file.encoding == "utf-8" && file.delimiter == ",")
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: Samples.url("csv-spectrum/json/\(name).json")))
    let expected = try #require(json as? [[String: String]])
    let header = try #require(file.rows.first)
    let rows = file.rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    #expect(rows == expected)
    #expect(file.rows.allSatisfy { $0.count == header.count })
  }

  @Test func `one table in four encodings is one table`() throws {
    let names = ["test-utf8", "test-utf8-bom", "test-utf16", "test-utf16-bom"]
    let files = try names.map { try CSVFile(contentsOf: Samples.url("csvw/syntax/\($0).csv")) }
    #expect(files.allSatisfy { $0.problem == nil && $0.rows == files[0].rows })
    #expect(files[0].rows.count == 4 && files[0].rows[0] == ["test text", "test number", "test date"])
    #expect(files.map(\.encoding).prefix(2) == ["utf-8", "utf-8"])
    #expect(files.map(\.encoding).suffix(2).allSatisfy { $0.hasPrefix("utf-16") })
  }

  /// Path, encoding, delimiter, rows that are not blank, cells of an ordinary row, the row of the header.
  private static let tables: [(path: String, String, String, rows: Int, columns: Int, header: Int?)] = [
    ("frictionless/data/accent.csv", "utf-8", ";", 3, 17, 1), ("frictionless/data/bom.csv", "utf-8", ",", 3, 2, 1),
    ("frictionless/data/blank-rows-multiple.csv", "utf-8", ",", 3, 3, 1),
    ("frictionless/data/country-2.csv", "utf-8", ";", 7, 4, 2),
    ("frictionless/data/dialect.csv", "utf-8", "|", 3, 2, 1),
    ("frictionless/data/countries.csv", "utf-8", ",", 7, 4, 2),
    ("frictionless/data/encoding-issue-274.csv", "utf-8", ",", 508, 17, 1),
    ("frictionless/data/issue-1109.csv", "utf-8", ",", 4, 3, 1),
    ("frictionless/data/issue-1138.csv", "utf-8", ";", 8, 4, 1),
    ("frictionless/data/issue-1341.csv", "utf-8", ",", 100, 51, 1),
    ("frictionless/data/issue-305.csv", "utf-8", ",", 339, 31, 1),
    ("frictionless/data/issue-493.csv", "utf-8", ",", 10, 126, 1),
    ("frictionless/data/issue-1066-largecellsize.csv", "utf-8", ",", 20, 2, 1),
    ("frictionless/data/latin1.csv", "windows-1252", ",", 3, 2, 1),
    ("frictionless/data/long.csv", "utf-8", ",", 7, 2, 1),
    ("frictionless/data/matrix-with-comment.csv", "utf-8", ",", 6, 4, 2),
    ("frictionless/data/skip-rows-before-headers.csv", "utf-8", ",", 4, 2, 2),
    ("frictionless/data/table-infer-iso-8859-7.csv", "windows-1253", ",", 5, 3, 1),
    ("frictionless/data/table-with-accents.csv", "windows-1252", ";", 639, 8, 1),
    ("frictionless/data/table.tsv", "utf-8", "tab", 4, 2, 1), ("frictionless/data/vix.csv", "utf-8", ";", 3, 5, 1),
    ("frictionless/data/wide.csv", "utf-8", ",", 4, 9074, 1),
    ("frictionless/data/without-headers.csv", "utf-8", ",", 3, 2, nil),
    ("frictionless/data/zipped-resources/ogd10_energieforschungstatistik_ch.csv", "utf-8", ",", 2312, 6, 1),
    ("messytables-horror/horror/211.csv", "macintosh", ",", 2133, 96, 1),
    ("messytables-horror/horror/begrotingsanalyse-2011.csv", "utf-8", ",", 42, 20, 4),
    ("messytables-horror/horror/characters.csv", "big5", ",", 383, 18, 1),
    ("messytables-horror/horror/example.tsv", "utf-8", "tab", 141, 17, 1),
    ("messytables-horror/horror/excel_pasting.csv", "utf-8", ",", 19, 9, 4),
    ("messytables-horror/horror/long.csv", "utf-8", ",", 4000, 1, 1),
    ("messytables-horror/horror/mixedGLB.csv", "utf-8", ",", 136, 19, 4),
    ("messytables-horror/horror/null.csv", "utf-8", ",", 10, 4, nil),
    ("messytables-horror/horror/simple.psv", "utf-8", "|", 29, 6, 1),
    ("messytables-horror/horror/simple.ssv", "utf-8", ";", 7, 3, 1),
    ("messytables-horror/horror/sparse_with_column_errors.csv", "windows-1252", ",", 2201, 4, 1),
    ("messytables-horror/horror/spanish_chars.csv", "windows-1252", ",", 116, 8, 1),
    ("messytables-horror/horror/utf-16le_encoded.csv", "utf-16le", ",", 328, 19, 1),
    ("messytables-horror/horror/utf8bom.csv", "utf-8", ",", 1, 2, 1),
    ("messytables-horror/horror/weird_head_padding.csv", "utf-8", ";", 83, 11, 12),
    ("uwazi-csv/test.csv", "utf-8", ",", 4, 12, 1), ("uwazi-csv/arrangeThesauriTest.csv", "utf-8", ",", 26, 7, 1),
  ]

  @Test(arguments: tables.indices)
  func `real tables are read as they are`(index: Int) throws {
    let (path, encoding, delimiter, rows, columns, header) = Self.tables[index]
    let file = try CSVFile(contentsOf: Samples.url(path))
    #expect(file.problem == nil && file.strayQuotes == 0 && file.undecodable == 0, "\(path)")
    #expect(file.encoding == encoding && file.delimiter == delimiter, "\(path)")
    #expect(file.filledRows.count == rows, "\(path)")
    let data = try Data(contentsOf: Samples.url(path))
    let bytes = [UInt8](data.prefix(EncodingFinder.sampleSize))
    let isWhole = bytes.count == data.count
    let text = TextSample.utf8(bytes.span, EncodingFinder.find(bytes.span, isWhole: isWhole))
    let dialect = DialectFinder.find(text.span, isWhole: isWhole)
    #expect(dialect.columns == columns && dialect.headerRow == header, "\(path): \(dialect)")
  }

  @Test(arguments: [
    ("messytables-horror/horror/simple.xlsx", "Excel workbook (xlsx)"), ("messytables-horror/horror/simple.xls", "xls"),
    ("messytables-horror/horror/simple.ods", "ods"), ("messytables-horror/horror/simple.zip", "zip"),
    ("messytables-horror/horror/html.html", "HTML"), ("frictionless/data/table.csv.gz", "gzip"),
    ("frictionless/data/compression/implicit-zip.csv", "zip"),
    ("frictionless/data/compression/implicit-gz.csv", "gzip"),
  ])
  func `what is no CSV is named`(path: String, kind: String) throws {
    let file = try CSVFile(contentsOf: Samples.url(path))
    #expect(file.problem?.code == .otherFormat && file.rows.isEmpty)
    #expect(file.problem?.message.contains(kind) ?? false, "\(file.problem?.message ?? "")")
  }

  @Test func `text after a closing quote is found`() throws {
    // A backslash before a quote has no meaning, so the quote ends its cell.
    let file = try CSVFile(contentsOf: Samples.url("frictionless/data/escaping.csv"))
    #expect(file.strayQuotes == 1)
    #expect(file.rows[1] == ["1", "Test line 1"] && file.rows[2] == ["2", "Test \" line 2"])
  }
}

enum Samples {
  static let folder: URL? = {
    let url = TestCodes.root.deletingLastPathComponent().appendingPathComponent("shared/samples")
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }()

  static func url(_ path: String) throws -> URL { try #require(folder).appendingPathComponent(path) }
}
