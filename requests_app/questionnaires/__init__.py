"""Questionnaires to people without an account, who answer once through a link.

`questions` says what may be asked, `asking` sends and takes back, `answering` stands behind the link, `mail` tells of
it, `standing` says which wait, `proposals` sets answers beside the draft, and `taking_over` puts them into it: each by
somebody who drafts it, none by itself.
"""
