"""The words of ``--help``."""

from __future__ import annotations

from tui.cli.request import Command

PATHS = "folders and files to read; - is standard input. Default: the current folder, else the sample dossier"
DESCRIPTION = {
    Command.READ: "Read a folder of articles and follow the people in them from one to the next.",
    Command.INDEX: "Bring the index of a folder up to date and say what is in it.",
    Command.MENTIONS: "Print every mention of a person, organisation or place, every date and every event as "
    "a line of JSON, in order of document and offset.",
    Command.FIND: "Find people, organisations and places by name, and events by what happened, where, when "
    "or to whom: prefixes, initials, words in any order and misspellings will do.",
    Command.SEARCH: 'Search the text of all articles: words, "a phrase", prefix*, AND, OR, NOT (or -word) '
    "and parentheses.",
    Command.WHY: "Say why one mention is linked as it is: how it was found, the rule, its score and its "
    "evidence, and what that evidence rests on.",
    Command.SUSPECTS: "List what deserves a second look: likely misspellings, entities that may be the same "
    "one, and names that may be several, each with its evidence; events come last.",
    Command.TIMELINE: "Print what happened, in order of time: dated events and the sentences that name a "
    "date, then the events of which no date is told.",
    Command.NOTES: "Print the notes and bookmarks of a dossier as Markdown, with quote, file, line and date.",
    Command.DECISIONS: "List what was decided, go through those that may be one, write what was decided to a "
    "file for someone else, take in what another has decided, or clear out what was taken back and what "
    "cannot be placed any more.",
    Command.CONCORDANCE: "Print every mention of a person, organisation, place or event in its line, "
    "aligned, sorted by the words beside it.",
    Command.EXPORT: "Write the dossier in a form that other programs read: tables, a network, FollowTheMoney "
    "entities, a report, or a single HTML page that works offline.",
}
EPILOG = {
    Command.READ: """\
commands (each has its own --help):
  index       bring the index up to date and say what is in it
  mentions    print every mention as a line of JSON
  find        find people, organisations and places by name, events by their words and days
  search      search the text of all articles
  why         say why a mention is linked as it is
  suspects    list likely misspellings, possible same ones, overloaded names
  timeline    print what happened, day by day
  notes       print your notes and bookmarks
  decisions   list, export, import or prune what you decided
  concordance print every mention of someone in its line
  export      write tables, networks, FollowTheMoney, a report or an HTML page

A folder that is named like a command is read as ./index, or after --.

examples:
  personae                          the current folder, or the sample dossier
  personae clippings                a folder
  personae a.txt b.html             some files
  personae a.txt:42                 a file, at its line 42
  personae -g nujaifi clippings     a folder, at a person
  curl -s https://… | personae      one article from standard input
  personae find maliki clippings    who is it?
  personae --engine spacy:en_core_web_sm clippings

exit status: 0 fine; 1 nothing found, or some files unreadable; 2 wrong use
""",
    Command.INDEX: """\
examples:
  personae index clippings
  personae index --processes 2 --index /srv/index /srv/clippings
  personae index --json clippings
""",
    Command.MENTIONS: """\
A line: {"doc": "a.txt", "start": 10, "end": 25, "text": "Nouri al-Maliki", "kind": "PERSON",
"entity": "person:nouri-al-maliki", "name": "Nouri al-Maliki", "why": "…"}; start and end count
characters (code points) of the article as read.

examples:
  personae mentions clippings > mentions.jsonl
  personae mentions - < article.html
""",
    Command.FIND: """\
examples:
  personae find maliki clippings
  personae find "sadr moqtada" --kind person
  personae find un --kind org --json clippings
  personae find "oct 24 press conference" clippings
  personae find "" clippings        whoever is mentioned most
  personae find --batch names.txt --json clippings    a line of JSON for every name
""",
    Command.SEARCH: """\
examples:
  personae search coup clippings
  personae search '"green zone" -tank*' clippings
  personae search 'withdraw* AND (2011 OR 2012)' --json clippings
""",
    Command.WHY: """\
DOC:OFFSET is a document, as personae mentions names it, and any character of the mention in
it, counted from 0 in the article as read. The end of the document's path will do where no
other ends like it.

examples:
  personae why clippings 2006/a.txt:253
  personae why clippings a.txt:253 --json
""",
    Command.SUSPECTS: """\
examples:
  personae suspects clippings
  personae suspects --sort-of misspelling clippings
  personae suspects --kind org clippings
  personae suspects --limit 500 --json clippings
""",
    Command.TIMELINE: """\
examples:
  personae timeline clippings
  personae timeline --actor maliki clippings
  personae timeline --place mosul --type attack --json clippings
  personae timeline --by month --actor maliki clippings
  personae timeline --csv clippings > timeline.csv
""",
    Command.NOTES: """\
examples:
  personae notes clippings > notes.md
  personae notes --json clippings
""",
    Command.DECISIONS: """\
deeds:
  list      every decision with its time, and what cannot be placed or has no effect
  export    the lines of the journal, to standard output or with -o to a file
  import    take in such lines, from standard input or with --from from a file; what is here stays
  prune     drop what was taken back; set aside what cannot be placed, and damaged lines
  ask       go through what personae suspects lists, a question each: y the same, n never, a
            number for which of several, ? not sure, u undo, q quit; a line each, so they may
            be piped

examples:
  personae decisions list clippings
  personae decisions ask clippings
  personae decisions ask --kind person clippings
  personae decisions export -o mine.jsonl clippings
  personae decisions import --from hers.jsonl clippings
""",
    Command.CONCORDANCE: """\
QUERY is a name as personae find takes it, and means the best match; or an entity's key.

examples:
  personae concordance maliki clippings
  personae concordance maliki --sort left clippings
  personae concordance person:nouri-al-maliki --csv clippings > lines.csv
""",
    Command.EXPORT: """\
formats:
  jsonl          every document, entity and mention as a line of JSON
  csv            a row per mention            entities.csv   a row per entity
  graphml, gexf  who is named with whom in a sentence, for networkx or Gephi
  ftm            FollowTheMoney entities, for Aleph
  markdown       a report: everybody with the sentences that name them
  html           one page with articles, cast and search; needs no network

examples:
  personae export --format html -o dossier.html clippings
  personae export --format graphml --kind person --least 3 clippings > people.graphml
""",
}
