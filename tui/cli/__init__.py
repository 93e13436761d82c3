"""The command line: what the screen does, without a screen, for people and for programs.

Each command is a module that imports what it needs when it runs, so that none waits for another's.
"""
