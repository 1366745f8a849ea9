"""The coverage panel: which critical tasks nobody has observed yet, and where nobody watches."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.exercise import Agency
from facilitator.i18n import _, ngettext
from facilitator.services.observing.overview import Overview
from facilitator.ui.models.plain import shown
from facilitator.ui.observers.coverage_rows import Coverage, CoverageHead, CoverageList
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Glyph, GlyphWords, Panel


class CoveragePanel(Panel):
    """Critical tasks against agencies, so that observers are sent there while it matters."""

    def __init__(
        self, theme: Theme, agencies: Sequence[Agency], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", parent)
        self._agencies = tuple(agencies)
        self.model = Coverage(agencies)
        self.view = CoverageList(theme, self.model, self)
        self.columns = CoverageHead(theme, self.model, self.view, self)
        self.alone = GlyphWords(theme, "", Glyph.WARNING, tint="status.late", colour="status.late")
        self.legend = GlyphWords(theme, "", role="caption")
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.columns)
        rows.addWidget(self.view, 1)
        self._below = QVBoxLayout()
        self._below.addWidget(self.alone)
        self._below.addWidget(self.legend)
        rows.addLayout(self._below)
        self.alone.hide()
        self.set_body(inside)
        self.setFocusProxy(self.view)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; in one column the page's tab says what this is."""
        super().set_theme(theme)
        single = theme.density is Density.SINGLE
        self.head.setVisible(not single)
        self.legend.setVisible(not single)
        px = theme.px
        self._below.setContentsMargins(px(12), px(6), px(12), px(4))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.set_title(_("Coverage"))
        self.view.setAccessibleName(_("Coverage"))
        self.view.empty = _("The plan has no critical tasks yet. They are written under Set-up.")
        self.legend.set_words(
            _(
                "tick and number: observations · hatched: called for, not yet observed · ring: not "
                "called for yet · –: not expected"
            )
        )

    def show_tasks(self, overview: Overview) -> None:
        """Show how the tasks stand now."""
        self.model.show_rows(overview.tasks)
        filled, wanted = overview.fields
        every = len(overview.tasks)
        seen = ngettext(
            "{seen} of {every} task observed", "{seen} of {every} tasks observed", every
        ).format(seen=overview.observed, every=every)
        fields = ngettext("{filled} of {wanted} field", "{filled} of {wanted} fields", wanted)
        said = f"{seen}; {fields.format(filled=filled, wanted=wanted)}"
        self.set_counts(said if every else "", seen if every else "")
        self.columns.update()
        self._tell_alone(overview)

    def _tell_alone(self, overview: Overview) -> None:
        """Say which agencies of the tasks nobody covers."""
        alone = {
            field.agency
            for row in overview.tasks
            for field in row.fields
            if field.wanted and not field.watched
        }
        names = [shown(each.name) for each in self._agencies if each.id in alone]
        words = _("Nobody covers: {names}").format(names=", ".join(names))
        self.alone.setVisible(bool(names) and bool(overview.stations))
        self.alone.set_words(words)
