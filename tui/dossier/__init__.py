"""The dossier: a folder's index in SQLite, brought up to date and asked questions.

Nothing here knows a screen; the app, the command line and the exports stand on it.
"""
