import RegistryReports

/// How a page looks on a screen, on a telephone and on paper.
enum PageStyle {
  static func text(_ document: Document) -> String { common + screen + paper(document) }

  private static let common = """

    :root { color-scheme: light; --ink: #1b2129; --quiet: #4a5562; --line: #c8d0d8; --accent: #1d4a73;
      --second: #8f4300; }
    * { box-sizing: border-box; }
    html { font: 100%/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; color: var(--ink);
      background: #fff; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body { margin: 0 auto; padding: 1rem; max-width: 60rem; overflow-wrap: break-word; }
    h1 { font-size: 1.75rem; line-height: 1.2; margin: .5rem 0 .25rem; }
    h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.5rem 0 .75rem; padding-top: .75rem;
      border-top: 2px solid var(--accent); color: var(--accent); }
    p { margin: .5rem 0; max-width: 46rem; }
    .lead { font-size: 1.0625rem; }
    .subtitle, .remark, .hint { color: var(--quiet); }
    .remark, .hint { font-size: .875rem; }
    .banner { margin: .5rem 0; padding: .5rem .75rem; max-width: none; border: 2px solid #7a4f00;
      background: #fff5dc; color: #4d3200; }
    a { color: var(--accent); }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    main:focus { outline: none; }
    .skip { position: absolute; left: -100rem; background: #fff; padding: .5rem; }
    .skip:focus { left: 1rem; }
    nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1rem 0; padding: 0; }
    nav a { display: inline-block; padding: .25rem 0; }
    dl { margin: 1rem 0; }
    dd { margin: 0; }
    .highlights { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; }
    .highlights div { border: 1px solid var(--line); border-top: 4px solid var(--accent); padding: .625rem .75rem; }
    .highlights dt { font-size: .9375rem; line-height: 1.3; }
    .highlights dd { font-size: 1.75rem; line-height: 1.25; font-weight: 600; color: var(--accent); }
    .highlights dd.remark { font-size: .875rem; font-weight: 400; color: var(--quiet); }
    .figures { max-width: 46rem; }
    .figures div { display: grid; grid-template-columns: 14rem minmax(9.5rem, max-content) 1fr; gap: 0 1rem; padding: .25rem 0;
      border-bottom: 1px solid var(--line); align-items: baseline; }
    .figures dd:not(.remark) { text-align: right; font-weight: 600; white-space: nowrap; }
    .entry { margin: 1.25rem 0; padding-left: .75rem; border-left: 4px solid var(--line); max-width: 46rem; }
    .entry.part { margin-left: 1.5rem; }
    .entry.deep { margin-left: 3rem; }
    .entry :is(h3, h4, h5, h6) { font-size: 1rem; line-height: 1.35; margin: 0 0 .25rem; }
    .entry dl { margin: 0; }
    .entry dl div { display: grid; grid-template-columns: 10rem 1fr; gap: 0 1rem; padding: .125rem 0; }
    .entry dt { color: var(--quiet); }
    :target { background: #fff2b3; }
    table, dd { font-variant-numeric: tabular-nums; }
    .scroll { overflow-x: auto; margin: 1rem 0 .5rem; }
    table { border-collapse: collapse; font-size: .9375rem; line-height: 1.35; }
    .list { width: 100%; }
    caption { text-align: left; font-weight: 600; padding: 0 0 .375rem; }
    th, td { padding: .3125rem .75rem .3125rem 0; text-align: left; vertical-align: top;
      border-bottom: 1px solid var(--line); unicode-bidi: plaintext; }
    th + td, td + td, th + th, td + th { padding-left: .5rem; }
    thead th, thead td { border-bottom: 2px solid var(--quiet); vertical-align: bottom; }
    tbody th { font-weight: 400; }
    .number { text-align: right; white-space: nowrap; }
    .short { white-space: nowrap; }
    thead .short, thead .number { white-space: normal; }
    .for-paper { display: none; }
    .for-ears { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap; }
    th button { font: inherit; font-weight: 600; color: inherit; background: none; border: 0; padding: 0; margin: 0;
      text-align: inherit; cursor: pointer; text-decoration: underline dotted; text-underline-offset: .2em; }
    th[aria-sort="ascending"] button::after { content: " \\25B2"; }
    th[aria-sort="descending"] button::after { content: " \\25BC"; }
    .filter { margin: 1rem 0 0; }
    .filter[hidden] { display: none; }
    .filter label { display: block; font-weight: 600; }
    .filter input { font: inherit; width: 100%; max-width: 24rem; padding: .375rem .5rem; border: 1px solid var(--quiet);
      border-radius: 3px; color: inherit; background: #fff; }
    .filter .hint { display: block; }
    .filter [role="status"] { min-height: 1.5em; margin: .25rem 0; }
    figure { margin: 1.5rem 0; }
    figcaption { font-weight: 600; }
    figure p { margin: .125rem 0 .5rem; }
    svg { display: block; max-width: 100%; height: auto; overflow: visible; margin: .5rem 0 1rem; }
    .wide { display: none; }
    summary { cursor: pointer; color: var(--accent); padding: .25rem 0; }
    svg text { font-size: 13px; fill: var(--ink); font-variant-numeric: tabular-nums; }
    svg .quiet { fill: var(--quiet); }
    svg .strong { font-weight: 600; }
    svg .middle { text-anchor: middle; }
    svg .end { text-anchor: end; }
    svg path { fill: none; stroke: var(--quiet); stroke-width: 1; }
    svg path.grid { stroke: #dbe1e7; }
    svg path.curve { stroke: var(--accent); stroke-width: 2.5; stroke-linejoin: round; }
    svg path.tick { stroke: var(--accent); }
    svg path.pointer { stroke: var(--ink); stroke-dasharray: 5 4; }
    svg .solid { fill: var(--accent); }
    svg .whole { fill: #fff; stroke: #66717d; }
    svg .hatched { stroke: var(--second); }
    svg .hatch-ground { fill: #fff; }
    svg .hatch-stroke { fill: var(--second); }
    footer { margin-top: 3rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .875rem; }

    """

  private static let screen = """
    @media (min-width: 46em) {
      .narrow { display: none; }
      .wide { display: block; }
      body { padding: 1.5rem 2rem; }
    }
    /* Drawings keep their colours where others give way to a person's own. */
    @media (forced-colors: active) { svg { background: #fff; } }
    @media screen and (max-width: 46em) {
      .figures div { grid-template-columns: 1fr auto; }
      .entry dl div { display: block; }
      .entry.part { margin-left: .75rem; }
      .entry.deep { margin-left: 1.5rem; }
      .figures .remark { grid-column: 1 / -1; }
      table { font-size: .8125rem; }
      th, td { padding: .25rem .375rem .25rem 0; }
      th + td, td + td, th + th, td + th { padding-left: .25rem; }
      tbody th { min-width: 6.25rem; }
      caption span { position: sticky; left: 0; display: inline-block; max-width: calc(100vw - 2rem); }
      .list tbody th { position: sticky; left: 0; background: #fff; }
      .list td { min-width: 5.75rem; }
      /* The script, which labels the cells, lets the rows of a list be read from top to bottom. */
      .stacks, .stacks tbody, .stacks tbody tr:not([hidden]), .stacks tbody th, .stacks thead { display: block; }
      .stacks { font-size: .9375rem; }
      .stacks caption { display: block; }
      .stacks thead tr { display: flex; flex-wrap: wrap; gap: .25rem 1rem; border-bottom: 2px solid var(--quiet); }
      .stacks thead tr::before { content: "Sort by" / ""; color: var(--quiet); padding: .25rem 0; }
      .stacks thead th { border: 0; }
      .stacks thead button { padding: .25rem 0; }
      .stacks tbody tr:not([hidden]) { padding: .5rem 0; border-bottom: 1px solid var(--line); }
      .stacks.long tbody tr:not([hidden]) { content-visibility: auto; contain-intrinsic-size: auto 10rem; }
      .stacks tbody th { position: static; font-weight: 600; }
      .stacks tbody td { display: grid; grid-template-columns: 8.5rem 1fr; }
      .stacks tbody td::before { content: attr(data-label) / ""; color: var(--quiet); }
      .stacks tbody th, .stacks tbody td { border: 0; padding: .0625rem 0; text-align: left; }
    }

    """

  /// The banner stands in the margin of every page, and at both ends of the text for browsers that cannot do that.
  private static func paper(_ document: Document) -> String {
    let banner = document.banner.map { " @top-center { content: \(HTMLText.cssString($0)); font-weight: bold; }" } ?? ""
    return """
      @page { size: A4; margin: 18mm 15mm 16mm; font-family: system-ui, sans-serif; font-size: 8.5pt;\(banner)
        @bottom-left { content: \(HTMLText.cssString(document.subtitle)); }
        @bottom-right { content: counter(page) " / " counter(pages); } }
      @media print {
        :root { --ink: #000; --quiet: #333; --accent: #000; --second: #000; --line: #aaa; }
        html { font-size: 10pt; }
        body { padding: 0; max-width: none; }
        .skip, nav, .filter:not(.is-used), .filter input, .filter label, .filter .hint, th button { display: none; }
        .for-paper { display: inline; }
        .narrow { display: none; }
        .wide { display: block; }
        .scroll { overflow: visible; }
        h2, figcaption, figure p, caption { break-after: avoid; }
        h2 { margin-top: 1.5rem; }
        .scroll + .remark { break-before: avoid; }
        tr, svg, figure p, .highlights div, .figures div, .banner { break-inside: avoid; }
        thead { display: table-header-group; }
        table:not(:has(tbody tr:nth-child(16))) { break-inside: avoid; }
        svg text, svg rect, svg path { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        summary { display: none; }
        details::details-content { content-visibility: visible; height: auto; }
        p { orphans: 3; widows: 3; max-width: none; }
      }

      """
  }
}
