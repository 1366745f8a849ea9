"""What the threat types of the EU vulnerability assessment tool are called."""

from facilitator.i18n import N_

THREATS = {
    "none": N_("none: a natural or technical hazard"),
    "firearms": N_("firearms"),
    "sharp": N_("sharp object"),
    "vehicle": N_("vehicle as a weapon"),
    "explosive_left": N_("explosive device left behind"),
    "explosive_carried": N_("explosive device on a person"),
    "explosive_vehicle": N_("explosive device in a vehicle"),
    "explosive_drone": N_("explosive device on a drone"),
    "chemical": N_("chemical"),
    "biological": N_("biological"),
    "radiological": N_("radiological"),
}
"""The words, by the key that a plan keeps."""
