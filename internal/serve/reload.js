// Added by the preview, never part of the site: loads the page again, or its styles alone, when
// the site was built anew.
(() => {
  "use strict";
  const script = document.currentScript;
  let generation = script.dataset.generation;

  // The new sheet takes the place of the old once it is there, so that the page never stands bare.
  const swap = (link) => {
    const next = link.cloneNode();
    const url = new URL(link.href);
    url.searchParams.set("generation", generation);
    next.href = url.href;
    next.addEventListener("load", () => link.remove());
    next.addEventListener("error", () => link.remove());
    link.after(next);
  };

  const restyle = (paths) => {
    for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
      const path = decodeURIComponent(new URL(link.href).pathname).slice(1);
      if (paths.includes(path)) swap(link);
    }
  };

  const connect = () => {
    const events = new EventSource("/_briefgen/events?generation=" + encodeURIComponent(generation));
    events.addEventListener("reload", () => location.reload());
    events.addEventListener("style", (event) => {
      const { generation: next, styles } = JSON.parse(event.data);
      generation = next;
      restyle(styles);
    });
    // The browser connects again by itself, but with the generation that the page began with.
    events.addEventListener("error", () => {
      events.close();
      setTimeout(connect, 500);
    });
  };
  connect();
})();
