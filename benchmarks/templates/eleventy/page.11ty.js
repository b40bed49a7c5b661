module.exports = { render: data => globalThis.renderPage(data.content, data) };
