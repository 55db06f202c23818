// Added by the preview, never part of the site: loads the page again, or its styles alone, when
// the site was built anew, and says what that has changed.
(() => {
  "use strict";
  const script = document.currentScript;
  let generation = script.dataset.generation;

  // What one tab remembers. Where it may not, it tells nothing.
  const memory = {
    get: (key) => { try { return sessionStorage.getItem("briefgen-" + key); } catch { return null; } },
    set: (key, value) => { try { sessionStorage.setItem("briefgen-" + key, value); } catch { /* see above */ } },
    drop: (key) => { try { sessionStorage.removeItem("briefgen-" + key); } catch { /* see above */ } },
  };

  // Anybody may write "#100%" behind an address: that must not end the script.
  const decoded = (text) => { try { return decodeURIComponent(text); } catch { return text; } };

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
      const path = decoded(new URL(link.href).pathname).slice(1);
      if (paths.includes(path)) swap(link);
    }
  };

  // "since" is the generation that the reader saw last: edits add up until what they changed was read.
  const reload = () => {
    if (memory.get("since") === null) memory.set("since", generation);
    memory.set("told", "yes");
    location.reload();
  };

  const connect = () => {
    const events = new EventSource("/_briefgen/events?generation=" + encodeURIComponent(generation));
    events.addEventListener("reload", reload);
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

  // A line may stand in a fold, which must be open to be led to.
  const unfold = () => {
    const line = location.hash.length > 1 && document.getElementById(decoded(location.hash.slice(1)));
    if (!line) return;
    for (let at = line; at; at = at.parentElement) if (at.localName === "details") at.open = true;
    line.scrollIntoView();
  };

  const show = (content) => {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/_briefgen/overlay.css";
    const notice = document.createElement("div");
    notice.className = "briefgen-notice";
    notice.setAttribute("role", "status");
    document.body.append(style, notice);
    const close = () => {
      notice.remove();
      memory.drop("since");
      document.removeEventListener("keydown", onKey);
    };
    const onKey = (event) => { if (event.key === "Escape") close(); };
    document.addEventListener("keydown", onKey);
    // A status is read out where it changes, not where it comes.
    setTimeout(() => {
      notice.append(document.createRange().createContextualFragment(content));
      notice.querySelector(".close").addEventListener("click", close);
    }, 100);
  };

  const tell = async () => {
    const since = memory.get("since");
    if (memory.get("told") === null || since === null) {
      memory.drop("since"); // the reader went on by himself: he has read it
      return;
    }
    memory.drop("told");
    const response = await fetch("/_briefgen/notice?since=" + encodeURIComponent(since));
    if (response.status === 200) show(await response.text());
  };

  window.addEventListener("hashchange", unfold);
  unfold();
  connect();
  tell().catch(() => { /* the preview has ended */ });
})();
