// The opening words, and the drawing under them, go when the page stands with both, or says why it
// does not.
(() => {
  const opening = document.getElementById("opening");
  const drawing = opening.querySelector(".profile") ? ".stApp .profile" : "h1.headline";
  const watch = new MutationObserver(() => {
    const drawn = document.querySelector("h1.headline") && document.querySelector(drawing);
    if (!drawn && !document.querySelector("[data-testid=stAlert], [data-testid=stException]")) return;
    opening.remove();
    watch.disconnect();
  });
  watch.observe(document.body, { subtree: true, childList: true });
})();
// What draws charts (document.py) is made ready while the server is at work, not when the first chart has
// come: Streamlit then finds it there.
(() => {
  const charts = document.getElementById("charts");
  if (!charts) return;
  const watch = new MutationObserver(() => {
    if (!document.querySelector(".stApp[data-test-script-state=running]")) return;
    watch.disconnect();
    import(charts.href);
  });
  const states = ["data-test-script-state"];
  watch.observe(document.body, { subtree: true, childList: true, attributeFilter: states });
})();
