"""Learning the lexicon of triggers: verbs by their endings, nouns and types by their company."""
