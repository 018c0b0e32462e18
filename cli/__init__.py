"""The command `standfirst`: options, streams, views and files around the library `summarizer`."""
