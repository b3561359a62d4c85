/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/tide-html-report.h"

/* No character that HTML or XML would have to escape may stand in here. */
const char tide_html_report_style[] =
  ":root { color-scheme: light dark; --fg: #1b1b1f; --bg: #fff; --soft: #f3f3f5; --line: #c9c9cf; "
  "--dim: #5a5a63; --fail: #a51d2d; --warn: #7a4a00; --good: #1c6b34; --info: #1a5fb4; }\n"
  "@media (prefers-color-scheme: dark) { :root { --fg: #eeeef0; --bg: #1d1d20; --soft: #2a2a2e; "
  "--line: #4a4a50; --dim: #b4b4bc; --fail: #ff8f8a; --warn: #f8c46c; --good: #7fd492; --info: #8ab8f5; } }\n"
  "body { font: 1rem/1.5 system-ui, sans-serif; color: var(--fg); background: var(--bg); "
  "max-width: 70rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }\n"
  "h1 { font-size: 1.6rem; margin: 0; }\n"
  "h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }\n"
  "h3 { margin-bottom: 0.3rem; }\n"
  "h4, .fix h3 { margin: 0; }\n"
  ".verdict { font-size: 1.3rem; font-weight: bold; border-left: 0.4rem solid currentColor; "
  "padding: 0.4rem 0.8rem; background: var(--soft); }\n"
  ".dim { color: var(--dim); }\n"
  ".fail, .error { color: var(--fail); }\n"
  ".unknown, .warning { color: var(--warn); }\n"
  ".pass, .fixed { color: var(--good); }\n"
  ".information, .note { color: var(--info); }\n"
  ".not-applicable, .not-checked { color: var(--dim); }\n"
  ".finding, .fix { border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.7rem 1rem; "
  "margin: 0.8rem 0; }\n"
  ".badge { font-weight: bold; }\n"
  ".table { overflow-x: auto; }\n"
  "table { border-collapse: collapse; width: 100%; margin: 0.8rem 0; }\n"
  "caption { text-align: left; font-weight: bold; padding: 0.3rem 0; }\n"
  "th, td { text-align: left; vertical-align: top; border: 1px solid var(--line); padding: 0.3rem 0.5rem; }\n"
  "th { background: var(--soft); }\n"
  /* A column is no narrower than its longest word, or words would be torn into letters; but hashes and paths
   * may be. */
  "th, td { overflow-wrap: break-word; }\n"
  "td.mono, td .mono { overflow-wrap: anywhere; }\n"
  "td.mono, .cell { min-width: 9rem; }\n"
  "code, pre, .mono, .quote { font-family: ui-monospace, monospace; font-size: 0.9em; }\n"
  "pre, .quote { background: var(--soft); padding: 0.5rem 0.8rem; border-radius: 0.3rem; "
  "white-space: pre-wrap; margin: 0.3rem 0; }\n"
  ".cited { list-style: none; padding-left: 0; }\n"
  "@media print { body { max-width: none; color: #000; background: #fff; } "
  ".finding, .fix, tr { break-inside: avoid; } "
  /* Nothing scrolls on paper. */
  ".table { overflow: visible; } td.mono, .cell { min-width: 0; } "
  "th, td, td.mono { font-size: 0.7rem; padding: 0.15rem 0.3rem; } td { overflow-wrap: anywhere; } "
  "pre { white-space: pre-wrap; } }\n";
