"""How requests go, in numbers: counts and days by State, instrument, measure, office and month, never of fewer than
five. Experience, never law.

`courses` keeps how each request went; `durations` and `hiding` are arithmetic; `forecast` tells a usual time. Of a
report `asking` holds the question, `reading` counts in the database, `report` makes tables, `pictures` lays out charts,
`printed` sets the paper. `sheet` is what two States asked of one another, `experience` what the page of a State tells.
"""
