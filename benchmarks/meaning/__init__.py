"""What the marts say about a corpus of real reports: a module a question, each with `show`."""
