// Whatever the width of a chart, its words stay within it: all of them are also in what it tells those who hover over
// it or do not see it, and in its table. Plotly draws all texts anew when a chart changes its size.
(() => {
    const QUIET = "rgb(86, 99, 111)", BETWEEN = " · ", LEAST = 10, APART = 2;

    const beyond = (text, edge) => text.getBoundingClientRect().right - edge;

    // The middle of what is said goes: names differ in how they end.
    function squeeze(words, text, edge) {
        const whole = words.data;
        for (let kept = whole.length - 2; kept > LEAST && beyond(text, edge) > 0; kept--) {
            const end = Math.floor(kept / 3);
            words.data = `${whole.slice(0, kept - end).trimEnd()}… ${whole.slice(whole.length - end).trimStart()}`;
        }
    }

    // Of what stands beside a name whole parts go, the last first: half a number is a wrong one.
    function drop(aside, text, edge) {
        while (beyond(text, edge) > 0) {
            const words = aside.firstChild, end = words.data.lastIndexOf(BETWEEN);
            if (end < 0) return aside.remove();
            words.data = words.data.slice(0, end);
        }
    }

    // First of what stands beside a name, and only then of the name.
    function shorten(text, edge) {
        if (beyond(text, edge) <= 0) return;
        for (const part of text.querySelectorAll("tspan")) {
            if (part.style.fill === QUIET && part.firstChild) drop(part, text, edge);
        }
        const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
        let longest = nodes.nextNode();
        while (nodes.nextNode()) {
            if (nodes.currentNode.data.length > longest.data.length) longest = nodes.currentNode;
        }
        if (longest) squeeze(longest, text, edge);
    }

    // What reaches beyond an edge moves in: a number onto its bar, with a rim of paper around its digits.
    function moveIn(text, left, right) {
        text.style.translate = "";
        const box = text.getBoundingClientRect();
        const by = Math.min(right - box.right, 0) + Math.max(left - box.left, 0);
        text.classList.toggle("rimmed", by < 0);
        if (by) text.style.translate = `${by}px`;
    }

    // Of labels along an axis, those stay that have room.
    function thinOut(texts) {
        let end = -Infinity;
        for (const text of texts) {
            text.style.visibility = "";
            const box = text.getBoundingClientRect();
            if (!box.width) continue;
            if (box.left < end + APART) text.style.visibility = "hidden";
            else end = box.right;
        }
    }

    function fit(chart) {
        const { left, right } = chart.getBoundingClientRect();
        chart.querySelectorAll('.annotation-text[text-anchor="start"]').forEach(text => shorten(text, right));
        chart.querySelectorAll(".textpoint text, .scattergeo text").forEach(text => moveIn(text, left, right));
        thinOut(chart.querySelectorAll(".xtick text"));
    }

    // Maps are drawn some time after their charts: they are looked at anew when texts were added.
    function watch() {
        for (const chart of document.querySelectorAll(".js-plotly-plot")) {
            const texts = String(chart.querySelectorAll("text").length);
            if (!chart.on || chart.dataset.fitted === texts) continue;
            if (!chart.dataset.fitted) chart.on("plotly_afterplot", () => fit(chart));
            chart.dataset.fitted = texts;
            fit(chart);
        }
    }

    new MutationObserver(watch).observe(document, { subtree: true, childList: true });
})();
