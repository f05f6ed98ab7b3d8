"""The ipywidgets side of charts and tables: controls, and what a change does."""

from html import escape

import ipywidgets as widgets

from diembao.explore.tone_own import LABELS
from diembao.show.html import style_tag

ALL = object()  # no cell of a table equals it
WORKING = '<span class="diembao working" role="status">{}</span>'


def control(choice):
    """The labelled widget for a choice: a slider for numbers, a drop-down for the rest."""
    kind = widgets.SelectionSlider if choice.numeric else widgets.Dropdown
    extra = {"continuous_update": False} if choice.numeric else {}
    return kind(
        options=list(zip(choice.labels, choice.values, strict=True)),
        value=choice.default,
        description=choice.label,
        style={"description_width": "initial"},
        layout={"width": "auto", "min_width": "18rem", "max_width": "100%"},
        **extra,
    )


def row(*children):
    """Widgets side by side, on more lines where the window is narrow."""
    return widgets.Box(children, layout={"flex_flow": "row wrap", "align_items": "center", "grid_gap": "0 1rem"})


def chart_view(chart):
    """The widget of a Chart: controls, a word while it draws, and the picture.

    Parameters
    ----------
    chart : diembao.show.charts.Chart

    Returns
    -------
    ipywidgets.VBox
    """
    controls = {choice.name: control(choice) for choice in chart.choices if len(choice.values) > 1}
    working, picture = widgets.HTML(), widgets.HTML(chart.still())

    def update(_change, chart=chart, controls=controls, working=working, picture=picture):
        values = {name: widget.value for name, widget in controls.items()}
        if not chart.remembers(**values):
            working.value = WORKING.format("Drawing…")
        try:
            picture.value = chart.still(**values)
            working.value = ""
        except Exception as error:  # a callback has nobody to tell, so the reader is told
            working.value = WORKING.format(escape(f"This picture could not be drawn: {error}"))

    for widget in controls.values():
        widget.observe(update, names="value")
    return widgets.VBox([widgets.HTML(style_tag()), row(*controls.values(), working), picture])


def table_view(table):
    """The widget of a Table: drop-downs, a search box, and the rows that pass.

    Parameters
    ----------
    table : diembao.show.tables.Table

    Returns
    -------
    ipywidgets.VBox
    """
    drops = {
        name: widgets.Dropdown(
            options=[("all", ALL), *table.options(name)],
            value=ALL,
            description=table.label(name),
            style={"description_width": "initial"},
            layout={"width": "auto", "max_width": "100%"},
        )
        for name in table.filters
    }
    query = widgets.Text(
        description="Search",
        placeholder="with or without diacritics",
        style={"description_width": "initial"},
        layout={"width": "20rem"},
    )
    shown = widgets.HTML(table.rows_html(table.rows))

    def update(_change, table=table, drops=drops, query=query, shown=shown):
        chosen = {name: drop.value for name, drop in drops.items() if drop.value is not ALL}
        shown.value = table.rows_html(table.rows, query.value, **chosen)

    for widget in (*drops.values(), query):
        widget.observe(update, names="value")
    return widgets.VBox([widgets.HTML(style_tag()), row(*drops.values(), query), shown])


def reader_view(reader):
    """The widget of a Reader: a drop-down of articles and the text.

    Parameters
    ----------
    reader : diembao.show.reader.Reader

    Returns
    -------
    ipywidgets.VBox
    """
    chooser, text = control(reader.choice), widgets.HTML(_reader_html(reader, reader.choice.default))

    def update(change, reader=reader, text=text):
        text.value = _reader_html(reader, change["new"])

    chooser.observe(update, names="value")
    controls = [row(chooser)] if len(reader.choice.values) > 1 else []
    return widgets.VBox([widgets.HTML(style_tag()), *controls, text])


def _reader_html(reader, article):
    head = f'<p class="title">{escape(reader.title)}</p>'
    return f'<section class="diembao reader">{head}{reader.still(article)}</section>'


def desk_view(desk):
    """The widget of a CodingDesk: a sentence, a button for each label, back and skip, and the refit.

    Parameters
    ----------
    desk : diembao.show.coding.CodingDesk

    Returns
    -------
    ipywidgets.VBox
    """
    rows, at = list(desk.queue.itertuples()), {"now": 0}
    sentence, told, learned = widgets.HTML(), widgets.HTML(), widgets.HTML()

    def show(desk=desk, rows=rows, at=at, sentence=sentence, told=told):
        left = at["now"] < len(rows)
        body = desk.sentence_html(rows[at["now"]]) if left else "<p>Every sentence is coded.</p>"
        sentence.value = f'<section class="diembao desk">{body}</section>'
        told.value = f'<span class="diembao working" role="status">{escape(desk.told())} {escape(desk.agreed())}</span>'

    def step(by, at=at, rows=rows):
        at["now"] = min(max(0, at["now"] + by), len(rows))
        show()

    def code(button, desk=desk, rows=rows, at=at, told=told):
        if at["now"] == len(rows):
            return
        try:
            desk.code(rows[at["now"]], button.description)
            step(1)
        except (OSError, ValueError) as error:  # a callback has nobody to tell, so the reader is told
            told.value = WORKING.format(escape(f"This label was not kept: {error}"))

    def fit(_button, desk=desk, learned=learned):
        learned.value = WORKING.format("Fitting…")
        learned.value = f'<p class="diembao said">{escape(desk.learned())}</p>'

    labels = [_button(label, code) for label in LABELS]
    moves = [_button("back", lambda _: step(-1)), _button("skip", lambda _: step(1)), _button("refit", fit)]
    show()
    return widgets.VBox([widgets.HTML(style_tag()), sentence, row(*labels, *moves), told, learned])


def _button(name, action):
    button = widgets.Button(description=name, layout={"width": "auto"})
    button.on_click(action)
    return button
