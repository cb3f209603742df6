// What Streamlit says by itself is said in the language of the link, and what follows the browser's locale, as
// calendars do, follows that language instead. Whatever goes wrong here leaves Streamlit as it is.

function speak({ locales, words, fallback }) {
    const ATTRIBUTES = ["aria-label", "aria-description", "aria-valuetext", "alt", "placeholder", "title"];
    const TEXT = "";
    const SIZE = /\d+\.\d(?=[KMGT]?B$)/; // of a file
    const DATA = "canvas, script, style, svg"; // nothing of Streamlit's own is said in these
    const told = new WeakMap(); // of a node, by attribute: what Streamlit says, and what is said instead
    let language, translated;

    function asked() {
        const code = new URLSearchParams(window.location.search).get("lang");
        return Object.hasOwn(locales, code) ? code : fallback;
    }

    // A message with placeholders is known by what stands around them; what stands in them may be one, too.
    function translator(messages) {
        const sentences = new Map(), patterns = [];
        for (const [message, meaning] of Object.entries(messages)) {
            sentences.set(message, meaning);
            if (!message.includes("{")) continue;
            const literal = message.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
            patterns.push([new RegExp(`^${literal.replace(/\{(\w+)\}/g, "(?<$1>.+)")}$`, "s"), meaning]);
        }
        return function translate(text) {
            if (sentences.has(text)) return sentences.get(text);
            for (const [pattern, meaning] of patterns) {
                const found = pattern.exec(text);
                if (found) return meaning.replace(/\{(\w+)\}/g, (_, name) => translate(found.groups[name]));
            }
            return text.replace(SIZE, size => Number(size).toLocaleString());
        };
    }

    function tell(node, attribute) {
        const shown = attribute === TEXT ? node.data : node.getAttribute(attribute);
        if (!shown?.trim()) return;
        const kept = told.get(node)?.[attribute];
        const own = kept?.said === shown ? kept.own : shown;
        const said = own.replace(own.trim(), () => translated(own.trim()));
        if (said === shown) return;
        told.set(node, { ...told.get(node), [attribute]: { own, said } });
        if (attribute === TEXT) node.data = said;
        else node.setAttribute(attribute, said);
    }

    function tellAll(root) {
        if (root.nodeType === Node.TEXT_NODE && !root.parentElement?.closest(DATA)) tell(root, TEXT);
        if (root.nodeType !== Node.ELEMENT_NODE || root.closest(DATA)) return;
        const outside = node => node.nodeType === Node.ELEMENT_NODE && node.matches(DATA)
            ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
        const nodes = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, outside);
        for (let node = root; node; node = nodes.nextNode()) {
            if (node.nodeType === Node.TEXT_NODE) tell(node, TEXT);
            else ATTRIBUTES.forEach(attribute => tell(node, attribute));
        }
    }

    function follow() {
        if (language === asked()) return;
        language = asked();
        translated = translator(words[language] ?? {});
        document.documentElement.lang = language;
        tellAll(document.documentElement);
        window.dispatchEvent(new Event("languagechange")); // calendars listen
    }

    const locale = () => locales[language];
    Object.defineProperties(navigator, {
        language: { get: locale, configurable: true },
        languages: { get: () => [locale()], configurable: true },
    });
    const methods = [[Number, "toLocaleString"], [Date, "toLocaleString"], [Date, "toLocaleDateString"],
        [Date, "toLocaleTimeString"]];
    for (const [{ prototype }, name] of methods) {
        const own = prototype[name];
        prototype[name] = function (wanted, ...rest) { return own.call(this, wanted ?? locale(), ...rest); };
    }

    // The switch of languages changes the address only.
    for (const name of ["pushState", "replaceState"]) {
        const own = window.history[name];
        window.history[name] = function (...rest) {
            own.apply(this, rest);
            queueMicrotask(follow);
        };
    }
    window.addEventListener("popstate", follow);
    follow();
    new MutationObserver(changes => changes.forEach(({ type, target, attributeName, addedNodes }) => {
        if (type === "childList") addedNodes.forEach(tellAll);
        else if (type === "attributes") tell(target, attributeName);
        else tellAll(target);
    })).observe(document, {
        subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
    });
}
