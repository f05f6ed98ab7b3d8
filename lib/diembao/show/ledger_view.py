"""The ipywidgets side of the table of figures: filters, the next rows, and files of what passes."""

from html import escape

import ipywidgets as widgets

from diembao.show.html import style_tag
from diembao.show.prose import plural
from diembao.show.saving import download_html, save_new
from diembao.show.sieve import ANY, SORTS, TYPED, Sifted
from diembao.show.views import row

WIDE = {"description_width": "initial"}
HINT = "with or without diacritics"


def ledger_view(ledger):
    """The widget of a Ledger.

    Parameters
    ----------
    ledger : diembao.show.ledger.Ledger

    Returns
    -------
    ipywidgets.VBox
        Style, filters, the rows, buttons that turn the pages, and buttons that write files.
    """
    controls = _controls(ledger)
    shown, at = widgets.HTML(), [0]
    earlier, further = (widgets.Button(description=label) for label in ("Earlier rows", "Further rows"))
    saved = widgets.HTML()

    def asked():
        values = {name: control.value for name, control in controls.items()}
        first, last = values.pop("first"), values.pop("last")
        period = first if first and first == last else f"{first or '..'}/{last or '..'}" if first or last else ""
        return Sifted(**values, period=period)

    def show(first=0):
        now = asked()
        found = len(ledger.sieve.rows(now))
        at[0] = first
        earlier.disabled, further.disabled = first == 0, first + ledger.rows >= found
        shown.value = f'<section class="diembao ledger">{ledger.rows_html(now, first)}{ledger.repeat(now)}</section>'

    def save(button):
        saved.value = '<span class="diembao working" role="status">Writing…</span>'
        saved.value = _saved(ledger, asked(), button.tooltip)

    for control in controls.values():
        control.observe(lambda _change: show(), names="value")
    earlier.on_click(lambda _button: show(max(0, at[0] - ledger.rows)))
    further.on_click(lambda _button: show(at[0] + ledger.rows))
    files = [_file_button(label, ending) for label, ending in (("Write CSV", ".csv"), ("Write Excel", ".xlsx"))]
    for button in files:
        button.on_click(save)
    show()
    return widgets.VBox([widgets.HTML(style_tag()), row(*controls.values()), shown, row(earlier, further, *files, saved)])


def _controls(ledger):
    """Name -> widget, set to what the ledger starts from."""
    start = ledger.asked
    first, last = start.span
    years = [("any", ""), *((year, year) for year in ledger.year_options())]
    kinds = [(ANY, ANY), *((kind, kind) for kind in ledger.options("kind"))]
    typed = {
        name: widgets.Combobox(
            options=ledger.options(name), value=getattr(start, name), description=name, placeholder=HINT, ensure_option=False,
            style=WIDE, layout={"width": "19rem", "max_width": "100%"},
        )
        for name in TYPED
    }  # fmt: skip
    search = widgets.Text(value=start.search, description="Search", placeholder=HINT, style=WIDE, layout={"width": "19rem"})
    return {
        "kind": _drop("kind", kinds, start.kind),
        **typed,
        "first": _drop("period from", years, first),
        "last": _drop("to", years, last),
        "search": search,
        "sort": _drop("Order", SORTS, start.sort),
    }


def _drop(label, options, value):
    layout = {"width": "auto", "max_width": "100%"}
    return widgets.Dropdown(options=options, value=value, description=label, style=WIDE, layout=layout)


def _file_button(label, ending):
    return widgets.Button(description=label, tooltip=ending, icon="download")


def _saved(ledger, asked, ending):
    """Writes what passes, and says where; an error is told, since a callback has nobody else to tell."""
    table = ledger.select(asked)
    try:
        path = save_new(table, ledger.name, ending)
        told = f"{plural(len(table), 'row')} written to {path.resolve()}."
        return f'<span class="diembao" role="status">{escape(told)} {download_html(path)}</span>'
    except Exception as error:
        return f'<span class="diembao working" role="status">{escape(f"Not written: {error}")}</span>'
