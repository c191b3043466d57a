"""The grammar of Danish minutes as tables: words and phrases by kind, in the notation that `reading/patterns.py` explains.

Change these when minutes say a thing in a new way; the modules beside this folder hold no Danish phrase of their own.
"""
