"""What programs read: the dossier's answers as plain records and lines of JSON."""
