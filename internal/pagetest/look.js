// What a look at a page finds. Each function returns a list of sentences, empty where all is well.
(() => {
  const most = 5; // of a kind of finding: one cause often has hundreds

  const words = (s) => s.trim().replace(/\s+/g, " ").slice(0, 60);

  // Text that only those hear who do not see, or that shows once it has the focus.
  const unseen = (el) => el.closest(".unseen, .skip, noscript, script, style, template, title, svg title, svg desc");

  const visible = (el) => el.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true });

  // texts returns each visible piece of text with the boxes of its lines.
  const texts = () => {
    const out = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node; (node = walk.nextNode()); ) {
      const el = node.parentElement;
      if (!node.data.trim() || unseen(el) || !visible(el)) continue;
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter((r) => r.width > 1 && r.height > 1);
      if (boxes.length) out.push({ node, el, boxes, text: words(node.data) });
    }
    return out;
  };

  // once keeps what find says of an element: thousands of texts have the same ones around them.
  const once = (find) => {
    const known = new Map();
    return (el) => {
      if (!known.has(el)) known.set(el, find(el));
      return known.get(el);
    };
  };

  // scrollers finds the box around an element that scrolls by itself; its text may stand outside of it.
  const scrollers = () => {
    const scroller = once((el) => {
      if (!el || el === document.body) return null;
      const s = getComputedStyle(el);
      if (/auto|scroll/.test(s.overflowX) && el.scrollWidth > el.clientWidth) return el;
      if (/auto|scroll/.test(s.overflowY) && el.scrollHeight > el.clientHeight) return el;
      return scroller(el.parentElement);
    });
    return scroller;
  };

  const sideways = () => {
    const width = document.documentElement.scrollWidth;
    return width > innerWidth ? [`the page is ${width} px wide in a window of ${innerWidth}`] : [];
  };

  // overlaps finds text that stands on other text. A line's box is higher than its letters, so a fifth of it is
  // taken off above and below.
  const overlaps = () => {
    const boxes = [];
    for (const t of texts()) {
      for (const r of t.boxes) boxes.push({ t, left: r.left, right: r.right, top: r.top + r.height / 5, bottom: r.bottom - r.height / 5 });
    }
    boxes.sort((a, b) => a.top - b.top);
    const out = [], scroller = scrollers();
    for (let i = 0; i < boxes.length; i++) {
      const a = boxes[i];
      for (let k = i + 1; k < boxes.length && boxes[k].top < a.bottom - 1; k++) {
        const b = boxes[k];
        if (a.t === b.t || Math.min(a.right, b.right) - Math.max(a.left, b.left) < 1) continue;
        if (scroller(a.t.el) !== scroller(b.t.el)) continue; // one is scrolled out of sight, or stands fixed
        out.push(`“${a.t.text}” stands on “${b.t.text}”`);
      }
    }
    return out.slice(0, most);
  };

  // cut finds text that reaches out of the window, or out of a box that hides what reaches out of it.
  const cut = () => {
    const out = [], scroller = scrollers();
    // The boxes around an element that hide what reaches out of them.
    const hiding = once((el) => {
      if (!el || el === document.documentElement) return [];
      const s = getComputedStyle(el), around = hiding(el.parentElement);
      if (!/hidden|clip/.test(s.overflowX + s.overflowY) && s.clipPath === "none") return around;
      return [{ el, box: el.getBoundingClientRect() }, ...around];
    });
    for (const t of texts()) {
      if (scroller(t.el)) continue;
      const left = Math.min(...t.boxes.map((r) => r.left)), right = Math.max(...t.boxes.map((r) => r.right));
      if (left < -1 || right > innerWidth + 1) out.push(`“${t.text}” reaches from ${left} to ${right} px`);
      for (const { el, box } of hiding(t.el)) {
        if (t.boxes.some((r) => r.right > box.right + 1 || r.left < box.left - 1 || r.bottom > box.bottom + r.height / 5 + 1)) {
          out.push(`“${t.text}” is cut by <${el.localName} class="${el.className}">`);
        }
      }
    }
    return out.slice(0, most);
  };

  // faint finds text that is of the colour of what it stands on.
  const colour = (s) => (s.match(/[\d.]+/g) || [0, 0, 0]).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => ((v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const faint = () => {
    const out = [];
    const ground = once((el) => {
      if (!el) return matchMedia("(prefers-color-scheme: dark)").matches ? [0, 0, 0] : [255, 255, 255];
      const c = colour(getComputedStyle(el).backgroundColor);
      return c.length < 4 || c[3] > 0.5 ? c : ground(el.parentElement);
    });
    for (const t of texts()) {
      const svg = t.el.namespaceURI.endsWith("svg");
      const a = light(colour(getComputedStyle(t.el)[svg ? "fill" : "color"])), b = light(ground(t.el));
      const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (contrast < 3) out.push(`“${t.text}” has a contrast of ${contrast.toFixed(1)}`);
    }
    return out.slice(0, most);
  };

  const unfold = (open) => document.querySelectorAll("details").forEach((d) => (d.open = open));

  // moving finds what moves by itself or smoothly.
  const moving = () => {
    const out = document.getAnimations().map((a) => `an animation of <${a.effect.target.localName}>`);
    for (const el of document.querySelectorAll("*")) {
      const s = getComputedStyle(el);
      if (s.scrollBehavior === "smooth") out.push(`<${el.localName}> scrolls smoothly`);
      if (s.transitionDuration.split(",").some((d) => parseFloat(d) > 0)) out.push(`<${el.localName} class="${el.className}"> changes slowly`);
    }
    return out.slice(0, most);
  };

  // folded finds text of folded lines that does not stand on paper, and originals without their address.
  const unprinted = () => {
    const out = [];
    for (const d of document.querySelectorAll("details.group, details.accounts")) {
      const p = d.querySelector("li p, figure p") ?? d.querySelector("li");
      if (p && !(visible(p) && p.getClientRects().length)) out.push(`folded: “${words(p.textContent)}”`);
    }
    for (const a of document.querySelectorAll('.sources-list a[href^="http"], a.original[href^="http"]')) {
      if (!getComputedStyle(a, "::after").content.includes(a.getAttribute("href"))) out.push(`no address after “${words(a.textContent)}”`);
    }
    return out.slice(0, most);
  };

  // blocking finds scripts that hold up the first picture of the page.
  const blocking = () =>
    [...document.querySelectorAll('head script:not([defer], [async], [type="module"], [type="application/ld+json"], [type="application/json"])')].map((s) => `<script src="${s.src}"> in the head`);

  // reachable are those elements that Tab should reach, in their order.
  const reachable = () =>
    [...document.querySelectorAll('a[href], summary, button, input, select, textarea, [tabindex="0"]')].filter(
      (el) => (el.matches(".skip") || visible(el)) && !el.disabled && el.tabIndex >= 0 && firstOfGroup(el),
    );
  // Of radio buttons Tab reaches the chosen one.
  const firstOfGroup = (el) => el.type !== "radio" || el.checked;

  const name = (el) => {
    const all = [...document.querySelectorAll(el.localName)];
    return `<${el.localName}> ${all.indexOf(el) + 1} “${words(el.textContent)}”`;
  };

  // follow notes each element that has the focus, and what is wrong with how it shows.
  const follow = () => {
    window.followed = [];
    document.addEventListener("focusin", ({ target }) => {
      const s = getComputedStyle(target), r = target.getBoundingClientRect();
      let wrong = "";
      if (s.outlineStyle === "none" || parseFloat(s.outlineWidth) < 2) wrong = "shows no focus";
      if (!r.width || !r.height || r.bottom < 1 || r.top > innerHeight - 1 || r.right < 1 || r.left > innerWidth - 1) wrong = "is out of sight";
      window.followed.push({ name: name(target), wrong });
    });
    return reachable().map(name);
  };

  const summaries = () => reachable().filter((el) => el.localName === "summary");

  return { summaries, sideways, overlaps, cut, faint, unfold, moving, unprinted, blocking, follow, text: () => document.body.innerText };
})()
