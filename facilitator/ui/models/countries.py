"""Countries that have a set of agencies, and languages an exercise can be played in."""

from facilitator.i18n import N_

COUNTRIES = {
    "es": N_("Spain"),
    "es-ca": N_("Spain (Catalan)"),
    "fr": N_("France"),
    "be-fr": N_("Belgium (French)"),
    "be-nl": N_("Belgium (Dutch)"),
    "nl": N_("Netherlands"),
    "de": N_("Germany"),
    "uk": N_("United Kingdom"),
    "us": N_("United States"),
}
LANGUAGES = {
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "de": "Deutsch",
    "nl": "Nederlands",
    "ca": "Català / Valencià",
}
"""Each language in its own words."""
