// The opening words go when the page stands, or says why it does not.
(() => {
  const opening = document.getElementById("opening");
  const leave = () => {
    opening.remove();
    watch.disconnect();
  };
  const watch = new MutationObserver(() => {
    if (document.querySelector("h1.headline, [data-testid=stAlert], [data-testid=stException]")) {
      leave();
    }
  });
  watch.observe(document.body, { subtree: true, childList: true });
})();
