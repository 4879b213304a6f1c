const LIGHT = `--back:#f7f7f5;--card:#fff;--ink:#1d1f21;--quiet:#5d6369;--line:#dcdedb;--code:#f0f1ee;--link:#0b57b0;
--pass:#14743b;--pass-back:#dff3e4;--fail:#b3201a;--fail-back:#fce4e1;--untested:#8a5a00;--untested-back:#fdf0cf;
--none:#5d6369;--none-back:#e9ebe8;--shadow:0 1px 2px #0001`

const DARK = `--back:#15171a;--card:#1d2024;--ink:#e6e7e8;--quiet:#9aa1a8;--line:#33383e;--code:#262a2f;--link:#7db7ff;
--pass:#6fd694;--pass-back:#17351f;--fail:#ff8f86;--fail-back:#431d1b;--untested:#f0c25c;--untested-back:#3c2f10;
--none:#9aa1a8;--none-back:#2b2f34;--shadow:none`

/** Light, or dark where the reader's system is dark; a button overrules. */
export const STYLE = `
:root{color-scheme:light;${LIGHT}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${DARK}}}
:root[data-theme=dark]{color-scheme:dark;${DARK}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--ink);font:15px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:1120px;margin:0 auto;padding:0 20px 80px}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.86em}
a{color:var(--link)}
h1,h2,h3,h4{line-height:1.25;margin:0}
h1{font-size:1.75rem}h2{font-size:1.2rem;margin:44px 0 12px}h3{font-size:1rem;font-weight:600}
h4{font-size:.72rem;text-transform:uppercase;letter-spacing:.06em;color:var(--quiet)}
.quiet{color:var(--quiet);font-weight:400}p.quiet{margin:4px 0;font-size:.9rem}
nav{position:sticky;top:0;z-index:2;background:var(--card);border-bottom:1px solid var(--line)}
nav div{max-width:1120px;margin:0 auto;padding:8px 20px;display:flex;gap:4px 18px;flex-wrap:wrap;align-items:center;font-size:.9rem}
nav a{text-decoration:none}nav a:hover{text-decoration:underline}
nav button{margin-left:auto}
button{font:inherit;font-size:.82rem;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:6px;padding:2px 10px;cursor:pointer}
button:hover{border-color:var(--quiet)}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
[id]{scroll-margin-top:56px}
.report+.report{margin-top:72px;border-top:3px solid var(--line)}
.overview{padding-top:36px}
.verdict{font-size:1rem;font-weight:600;padding:4px 12px;border-radius:99px;vertical-align:middle;white-space:nowrap}
.verdict.pass{color:var(--pass);background:var(--pass-back)}.verdict.fail{color:var(--fail);background:var(--fail-back)}
.verdict.untested{color:var(--untested);background:var(--untested-back)}
.facts{display:flex;flex-wrap:wrap;gap:2px 20px;margin:12px 0;font-size:.9rem}.facts b{color:var(--quiet);font-weight:400}
.facts code{overflow-wrap:anywhere}
.bar{display:flex;height:12px;gap:2px;border-radius:6px;overflow:hidden}.bar i{flex-basis:4px}
.bar .pass{background:var(--pass)}.bar .fail{background:var(--fail)}.bar .untested{background:var(--untested)}.bar .none{background:var(--line)}
.legend{display:flex;flex-wrap:wrap;gap:2px 22px;margin:8px 0}
.legend b{font-size:1.2rem}.legend .pass b{color:var(--pass)}.legend .fail b{color:var(--fail)}.legend .untested b{color:var(--untested)}.legend .none b{color:var(--none)}
.legend .quiet{margin-left:auto;align-self:center}
article,.matrix .scroll{background:var(--card);border:1px solid var(--line);border-radius:10px;box-shadow:var(--shadow)}
article{padding:14px 18px;margin:12px 0}
article.failure{border-left:4px solid var(--fail)}article.failure.warn,article.untested{border-left:4px solid var(--untested)}
article,li,h3{overflow-wrap:anywhere}
article ul{margin:8px 0 0;padding-left:20px}
.finding{margin-top:12px;padding-top:10px;border-top:1px solid var(--line)}.finding p{margin:2px 0;overflow-wrap:anywhere}
.mark{display:inline-grid;place-items:center;width:1.5em;height:1.5em;border-radius:5px;font-weight:700;font-size:.82rem}
.mark.pass{color:var(--pass);background:var(--pass-back)}.mark.fail{color:var(--fail);background:var(--fail-back)}
.mark.warn,.mark.untested{color:var(--untested);background:var(--untested-back)}.mark.none{color:var(--none);background:var(--none-back)}
.level{font-size:.7rem;font-weight:600;letter-spacing:.04em;color:var(--quiet)}
.filter{display:flex;flex-wrap:wrap;gap:6px 14px;align-items:center;margin:0 0 10px;font-size:.88rem}
.filter input[type=search]{font:inherit;flex:1 1 220px;max-width:380px;padding:4px 10px;border:1px solid var(--line);border-radius:6px;background:var(--card);color:var(--ink)}
.no-script .filter{display:none}
.scroll{overflow:auto}
table{border-collapse:collapse;width:100%}
thead th{vertical-align:bottom;text-align:left;font-size:.8rem;color:var(--quiet);font-weight:500;padding:10px 8px 8px}
th:first-child{padding-left:18px}
th.operation{width:40px;padding:10px 4px 8px;text-align:center}
th.operation span{writing-mode:vertical-rl;transform:rotate(180deg);max-height:190px;font-family:ui-monospace,Menlo,Consolas,monospace}
tbody th{font-weight:400;text-align:left;padding:5px 8px}
tbody td{padding:5px 8px;vertical-align:top}tbody tr{border-top:1px solid var(--line)}
tr.group th{background:var(--back);font-weight:600;font-size:.86rem;padding-top:9px}tr.group .quiet{float:right;padding-right:10px}
td.cell{text-align:center;padding:5px 4px}
summary{cursor:pointer}summary::marker{color:var(--quiet)}
dl{margin:6px 0 4px;display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2px 14px;font-size:.88rem}dt{color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere}
.coverage dl{grid-template-columns:150px minmax(0,1fr);gap:10px 18px;margin-top:10px}
.meter{display:block;height:5px;border-radius:3px;background:var(--none-back);overflow:hidden;margin-top:4px}.meter i{display:block;height:100%;background:var(--pass)}
.chip{display:inline-block;font:12px/1.5 ui-monospace,Menlo,Consolas,monospace;border-radius:5px;padding:0 7px;margin:1px 0;border:1px solid transparent;max-width:100%;overflow-wrap:anywhere}
.chip.seen{background:var(--pass-back);color:var(--pass)}.chip.missing{border:1px dashed var(--line);color:var(--quiet)}
details.exchange{background:var(--card);border:1px solid var(--line);border-radius:8px;margin:5px 0;content-visibility:auto;contain-intrinsic-size:auto 36px}
details.exchange>summary{padding:6px 12px}details.exchange:target{border-color:var(--link);box-shadow:0 0 0 2px var(--link)}
.finding .exchange{background:var(--back)}
.head .id{display:inline-block;min-width:2.6em}.head .path{overflow-wrap:anywhere}
.status{font-weight:600;padding:0 7px;border-radius:5px;background:var(--fail-back);color:var(--fail)}
.status.s2{background:var(--pass-back);color:var(--pass)}.status.s3,.status.s4{background:var(--none-back);color:var(--none)}
.sides{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:12px;padding:8px 12px 4px}
@media (max-width:760px){.sides{grid-template-columns:minmax(0,1fr)}.coverage dl{grid-template-columns:minmax(0,1fr)}}
.side{min-width:0}.side pre,.curl pre{margin:4px 0;padding:9px 11px;background:var(--code);border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere;max-height:420px;overflow:auto}
.side .name{color:var(--quiet)}
.curl{padding:0 12px 10px;position:relative}.curl pre{padding-right:70px}.curl button{position:absolute;top:10px;right:18px}
.broken{margin:4px 12px;color:var(--fail)}
.more{margin:8px 0}.more>summary{font-weight:600}
footer{margin-top:60px;color:var(--quiet);font-size:.85rem}
@media print{nav,.filter,.curl button{display:none}article,details.exchange{break-inside:avoid}}
`
