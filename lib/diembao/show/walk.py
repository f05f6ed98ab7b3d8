"""What is read one at a time: a control to choose from several, in JupyterLab and in a page."""

from abc import ABC, abstractmethod
from html import escape

from diembao.show.html import exporting


class Walk(ABC):
    """Several texts of which one is shown, and a control to choose another one.

    A subclass sets `title` and `choice`.
    """

    title = choice = _view = None

    @abstractmethod
    def describe(self, value):
        """What is shown of one value, in a sentence."""

    @abstractmethod
    def still(self, value):
        """One value as HTML that needs no script."""

    @abstractmethod
    def _carried(self):
        """The values that a page has room for, and HTML that says so where these are not all."""

    def export(self):
        """All values for a page, folded but for one; the script of the page adds the control."""
        values, note = self._carried()
        parts = "".join(
            f"<details{' open' if value == self.choice.default else ''}><summary>{escape(self.choice.show(value))}</summary>"
            f"{self.still(value)}</details>"
            for value in values
        )
        head = f'<p class="title">{escape(self.title)}</p>'
        return f'<section class="diembao reader" data-label="{self.choice.label}">{head}{parts}{note}</section>'

    def view(self):
        """The widget for JupyterLab, made once."""
        if self._view is None:
            from diembao.show.views import reader_view

            self._view = reader_view(self)
        return self._view

    def _repr_mimebundle_(self, include=None, exclude=None):
        plain = f"{self.title}. {self.describe(self.choice.default)}"
        if exporting():
            return {"text/html": self.export(), "text/plain": plain}
        return {**self.view()._repr_mimebundle_(), "text/html": self.still(self.choice.default), "text/plain": plain}
