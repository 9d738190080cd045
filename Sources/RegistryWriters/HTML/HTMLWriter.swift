package import RegistryReports

/// A document as one HTML page that needs nothing else: no server, no network, no other file.
///
/// Its security policy forbids everything but its own style and script, which it names by their digests. Without
/// the script the page lacks its filters and nothing else.
package struct HTMLWriter {
  private let digest: (String) -> String

  /// - Parameter digest: SHA-256 of a text's UTF-8, in Base64.
  package init(digest: @escaping (String) -> String) {
    self.digest = digest
  }

  package func text(_ document: Document) -> String {
    let style = PageStyle.text(document)
    let script = PageScript.text
    let policy =
      "default-src 'none'; style-src 'sha256-\(digest(style))'; script-src 'sha256-\(digest(script))'; "
      + "base-uri 'none'; form-action 'none'"
    var body = HTMLBody()
    for block in document.blocks { body.append(block) }
    body.end()
    let banner = document.banner.map { "<p class=\"banner\"><strong>\(HTMLText.escaped($0))</strong></p>\n" } ?? ""
    return """
      <!DOCTYPE html>
      <html lang="\(HTMLText.escaped(document.language))">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>\(HTMLText.escaped("\(document.title), \(document.subtitle)"))</title>
      <style>\(style)</style>
      </head>
      <body>
      <a class="skip" href="#report">Skip to the report</a>
      <header>
      \(banner)<h1>\(HTMLText.escaped(document.title))</h1>
      <p class="subtitle">\(HTMLText.escaped(document.subtitle))</p>
      </header>
      \(contents(body.sections))<main id="report" tabindex="-1">
      \(body.text)</main>
      <footer>
      \(document.colophon.map { "<p>\(HTMLText.escaped($0))</p>\n" } ?? "")\(banner)</footer>
      <script>\(script)</script>
      </body>
      </html>

      """
  }

  private func contents(_ sections: [(id: String, title: String)]) -> String {
    guard sections.count > 1 else { return "" }
    let items = sections.map { "<li><a href=\"#\($0.id)\">\(HTMLText.escaped($0.title))</a></li>\n" }
    return "<nav aria-label=\"Contents\">\n<ul>\n\(items.joined())</ul>\n</nav>\n"
  }
}
