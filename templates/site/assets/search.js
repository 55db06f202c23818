// The search over all stories. What is searched stands in search/*.js, whose format is that of internal/web/search.go; a script can
// be loaded from a folder, too, where a page may not fetch. The page is complete without this.
'use strict';
(() => {
  const form = document.getElementById('search');
  const query = document.getElementById('query');
  const status = document.getElementById('status');
  const found = document.getElementById('found');
  const more = document.getElementById('more');
  const step = 50; // results at a time
  const fold = word => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const records = [];
  let results = [], shown = 0;

  // read makes a record of every line and actor of the entries that came, the latest first: which file has a story is no order.
  function read() {
    const from = records.length;
    const entries = self.briefings.splice(0).sort((a, b) => {
      const x = (b.published ?? '') + b.id, y = (a.published ?? '') + a.id;
      return x < y ? -1 : x > y ? 1 : 0;
    });
    for (const entry of entries) {
      const story = entry.id ? entry : null;
      for (const actor of entry.actors) add({ actor, story }, 'actor', [actor.name, ...(actor.aliases ?? [])], [actor.role ?? '']);
      for (const state in entry.lines) {
        for (const [id, article, start, end, text, backing = [article], about = []] of entry.lines[state]) {
          const outlets = backing.map(i => entry.sources[i]);
          add({ story, id, article, start, end, text, backing, names: about }, state, [text], [...about, ...outlets], entry.title);
        }
      }
    }
    return index.addAllAsync(records.slice(from), { chunkSize: 2000 });
  }

  function add(record, state, words, about, title = '') {
    records.push({ ...record, state, key: records.length, words: words.join(' '), about: about.join(' '), title });
  }

  const index = new MiniSearch({
    idField: 'key', fields: ['words', 'about', 'title'], processTerm: fold,
    searchOptions: { boost: { words: 2, about: 2, title: 0.5 }, prefix: true, fuzzy: term => term.length > 4 ? 0.15 : false, combineWith: 'AND' },
  });

  const state = () => form.elements.state.value;

  function search() {
    const words = query.value.trim(), wanted = state();
    found.replaceChildren();
    shown = 0;
    results = [];
    if (words) {
      results = index.search(words, { filter: hit => !wanted || records[hit.id].state === wanted });
    }
    status.textContent = !words ? '' : results.length ? `${form.dataset.results}: ${results.length}` : form.dataset.none;
    show();
  }

  function show() {
    const next = results.slice(shown, shown + step);
    shown += next.length;
    found.append(...next.map(item));
    more.hidden = shown >= results.length;
    return next.length;
  }

  // item is a result: it says in its markup what is copied, as all pages do.
  function item(hit) {
    const r = records[hit.id], terms = new Set(hit.terms);
    return element('li', {}, r.actor ? actorItem(r, terms) : lineItem(r, terms));
  }

  function lineItem(r, terms) {
    const s = r.story;
    const language = s.languages?.[r.article];
    const text = marked(r.text, terms, { 'data-article': s.articles[r.article], 'data-start': r.start, 'data-end': r.end, ...(language && { lang: language }) });
    const kicker = element('p', { class: 'kicker' }, label(r.state));
    for (const name of r.names) kicker.append(': ', marked(name, terms, { 'data-words': s.id, dir: 'auto' }));
    const link = element('a', { href: place(s, r.id) }, text);
    const facts = element('p', { class: 'facts' }, title(s));
    const sources = [...new Set(r.backing.map(i => s.sources[i] || `${form.dataset.source} ${i + 1}`))];
    sources.forEach((name, i) => facts.append(i ? ', ' : '. ', marked(name, terms, r.backing.some(k => s.sources[k] === name) ? { 'data-words': s.id } : { 'data-ui': '' })));
    return wrapped(s.id, kicker, element('p', { dir: 'auto', class: 'statement' }, link), facts);
  }

  // place is the way to a line of a story: what the briefing has no room for stands on a page beside it.
  function place(s, id) {
    return `../${s.id}/${s.rest?.includes(id) ? 'more' : 'index'}.html#${id}`;
  }

  function actorItem(r, terms) {
    const a = r.actor, s = r.story;
    const href = s ? place(s, `actor-${a.id}`) : `../actors/${a.id}/index.html`;
    const name = marked(a.name, terms, { 'data-words': s ? s.id : a.story });
    const parts = [element('p', { class: 'kicker' }, label('actor')), element('p', { class: 'name', dir: 'auto' }, element('a', { href }, name))];
    if (a.role) parts.push(element('p', { class: 'role', dir: 'auto' }, marked(a.role, terms, { 'data-words': s ? s.id : a.role_story })));
    if (s) parts.push(element('p', { class: 'facts' }, title(s)));
    return wrapped(s ? s.id : null, ...parts);
  }

  function wrapped(story, ...parts) {
    return element('div', story ? { 'data-story': story } : {}, ...parts);
  }

  function title(s) {
    return element('span', { dir: 'auto', ...(s.owner ? { 'data-title': s.owner } : { 'data-ui': '' }) }, s.title);
  }

  function label(of) {
    const radio = form.querySelector(`input[value="${of}"]`);
    return radio ? radio.nextElementSibling.textContent : form.dataset[of];
  }

  // marked is text in an element, the words that were found marked.
  function marked(text, terms, attributes) {
    const span = element('span', attributes);
    let end = 0;
    for (const match of text.matchAll(/[^\n\r\p{Z}\p{P}]+/gu)) {
      if (!terms.has(fold(match[0]))) continue;
      span.append(text.slice(end, match.index), element('mark', {}, match[0]));
      end = match.index + match[0].length;
    }
    span.append(text.slice(end));
    return span;
  }

  function element(name, attributes, ...children) {
    const e = document.createElement(name);
    for (const key in attributes) e.setAttribute(key, attributes[key]);
    e.append(...children);
    return e;
  }

  // remember puts a search into the address, so that the way back from a result leads to it.
  function remember() {
    const address = new URLSearchParams();
    if (query.value.trim()) address.set('q', query.value.trim());
    if (state()) address.set('state', state());
    try {
      history.replaceState(null, '', address.size ? '#' + address : location.pathname + location.search);
    } catch {
      // Some browsers refuse it for files.
    }
  }

  function recall() {
    const address = new URLSearchParams(location.hash.slice(1));
    query.value = address.get('q') ?? '';
    for (const radio of form.elements.state) radio.checked = radio.value === (address.get('state') ?? '');
    if (!state()) form.elements.state[0].checked = true;
  }

  function asked() {
    clearTimeout(waiting);
    search();
    remember();
  }

  let waiting;
  query.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(asked, 120);
  });
  form.addEventListener('change', asked);
  form.addEventListener('submit', event => {
    event.preventDefault();
    asked();
  });
  more.addEventListener('click', () => {
    const first = found.children.length;
    if (show()) found.children[first].querySelector('a').focus();
  });
  addEventListener('hashchange', () => {
    if (!/^#(q|state)=/.test(location.hash)) return; // a place on the page
    recall();
    search();
  });

  // Earlier stories are loaded, some files at a time, when somebody asks for them.
  const older = document.getElementById('older');
  const files = older ? older.dataset.files.trim().split(' ') : [];
  const load = file => new Promise(done => {
    const script = element('script', { src: file });
    script.onload = script.onerror = done;
    document.head.append(script);
  });
  older?.addEventListener('click', async () => {
    older.disabled = true;
    await Promise.all(files.splice(0, 16).map(load));
    await read();
    older.disabled = false;
    older.hidden = !files.length;
    search();
  });

  recall();
  form.hidden = false;
  if (older) older.hidden = false;
  read().then(() => {
    form.dataset.ready = '';
    search();
  });
})();
