"""The figures of a review on screen; only these modules load the library that plots."""
