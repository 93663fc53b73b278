"""Loading: documents and records → `staging`, one transaction a document.

Content hash and reader version are the key. The same document read by the same reader changes nothing; another reader's
reading replaces the rows of the old one; other content at the same address is a revision, and both stay.
"""
