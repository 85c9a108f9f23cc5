"""The page for the authority that receives a letter: whoever holds the letter opens it by the letter's code, without an
account. It shows reference, day and digest of that letter, and nothing of the case.
"""
