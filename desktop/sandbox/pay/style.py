"""The payment page's style sheet: one column, readable, light and dark."""

CSS = """
:root { color-scheme: light dark; --bg: #f4f5f7; --card: #fff; --ink: #1a1f27; --soft: #5b6472;
  --line: #d9dde3; --field: #fff; --act: #0b5cad; --act-ink: #fff; --bad: #a4201b;
  --bad-bg: #fdecea; --good: #17703a; }
@media (prefers-color-scheme: dark) { :root { --bg: #14171b; --card: #1d2127; --ink: #e8ebef;
  --soft: #a3acb9; --line: #38404a; --field: #14171b; --act: #6cb0f5; --act-ink: #0d1a28;
  --bad: #ff9d95; --bad-bg: #3a1f1d; --good: #6fd497; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--ink); line-height: 1.5;
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main { max-width: 30rem; margin: 0 auto; padding: 2rem 1rem 3rem; }
.merchant { display: flex; align-items: center; gap: .6rem; font-weight: 600; margin: 0 0 1rem; }
.mark { width: 2rem; height: 2rem; border-radius: .5rem; background: var(--act);
  color: var(--act-ink); display: grid; place-items: center; }
section { background: var(--card); border: 1px solid var(--line); border-radius: .75rem;
  padding: 1.25rem; margin: 0 0 1rem; }
h1 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 .75rem; }
h2 { font-size: 1rem; margin: 0 0 .75rem; }
p { margin: 0 0 .75rem; } p:last-child { margin-bottom: 0; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th { text-align: start; font-weight: 400; } td { text-align: end; white-space: nowrap; }
th, td { padding: .35rem 0; vertical-align: top; }
tfoot th, tfoot td { border-top: 1px solid var(--line); padding-top: .7rem; font-weight: 600;
  font-size: 1.1rem; }
small, .soft { color: var(--soft); font-size: .875rem; }
details { border: 1px solid var(--line); border-radius: .6rem; margin: 0 0 .6rem; }
summary { padding: .8rem 1rem; cursor: pointer; font-weight: 600; border-radius: .6rem; }
table + form { margin-top: 1rem; }
details form { padding: .25rem 1rem 1rem; }
label { display: block; font-size: .9rem; font-weight: 500; margin: 0 0 .8rem; }
input, select { display: block; width: 100%; font: inherit; color: inherit; padding: .6rem .7rem;
  margin-top: .25rem; background: var(--field); border: 1px solid var(--soft);
  border-radius: .45rem; }
input[aria-invalid=true], select[aria-invalid=true] { border: 2px solid var(--bad); }
.pair { display: grid; grid-template-columns: 1fr 1fr; column-gap: .8rem; align-items: start; }
@supports (grid-template-rows: subgrid) { .pair label { display: grid; grid-row: span 3;
  grid-template-rows: subgrid; align-content: start; }
  .pair label > :first-child { align-self: end; } }
button, .button { display: block; width: 100%; font: inherit; font-weight: 600; padding: .75rem;
  border-radius: .5rem; border: 1px solid var(--act); background: var(--act);
  color: var(--act-ink); cursor: pointer; text-align: center; text-decoration: none; }
button.quiet, .button.quiet { background: transparent; color: var(--act); margin-top: .6rem; }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
.alert { border-color: var(--bad); background: var(--bad-bg); }
.alert h1, .alert h2, .wrong { color: var(--bad); } .done h1 { color: var(--good); }
.wrong { display: block; font-weight: 400; margin-top: .3rem; }
"""
