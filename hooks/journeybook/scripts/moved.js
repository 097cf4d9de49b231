/*
 * Where something stands that a link looks for here: in a later part of a long table; or, by an old address, on a page
 * of its own. An entry that once stood on the overview of its kind (`evidence/#evidence-survey`) has one now
 * (`evidence/survey/`). Who follows a link to where it stood is led there, if there is such a page.
 */
(() => {
  "use strict";

  const OLD = /^[a-z]+-([^/.?#\\]+)$/;

  async function lead() {
    const wanted = window.journeybook.wanted();
    const [, id] = OLD.exec(wanted) ?? [];
    if (!id || document.getElementById(wanted)) return;
    const overview = location.href.split(/[?#]/)[0].replace(/index\.html$/, "");
    if (!/^[^/]+\/$/.test(overview.slice(window.journeybook.root.length))) return;
    const name = encodeURIComponent(id);
    const addresses = [`${overview}${name}/`, `${overview}${name}/index.html`, `${overview}${name}.html`];
    const linked = [...document.querySelectorAll(".md-content a[href]")].find(({ href }) => addresses.includes(href));
    const found = linked?.href ?? (await window.journeybook.tableRows.seek(wanted));
    if (found) location.replace(found);
    else if (location.protocol.startsWith("http") && (await there(addresses[0]))) location.replace(addresses[0]);
  }

  const there = (address) => fetch(address, { method: "HEAD" }).then(({ ok }) => ok, () => false);

  window.addEventListener("hashchange", lead);
  window.journeybook.onPage(lead);
})();
