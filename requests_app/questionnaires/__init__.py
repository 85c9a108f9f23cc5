"""Questionnaires to people without an account, who answer once through a link.

`questions` says what may be asked, `asking` sends and takes back, `answering` stands behind the link, `mail` tells of
it, and `taking_over` puts answers into the draft: each by somebody who drafts it, none by itself.
"""
