"""The registry seen rather than read: what a map, a matrix and a timeline show, from the snapshot. No database."""
