"""Open requests from before Comity, taken over from a spreadsheet: `columns` says what it holds, `sheets` reads a file,
`judging` says of each row what it becomes or what is wrong, held against what is `known`, `keeping` writes them,
`long` does it as a job.
"""
