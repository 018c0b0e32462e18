"""How good are the summaries and the names? Measures, baselines and floors.

    python -m summarizer.evaluation PATH... [--selection standfirst] [--check]

Sentences are judged by ROUGE against references, by the sentences that a person picked, and by how
many summaries stand alone; names by an editor's lists. Every figure is a ratio of sums over
stories, so that one bootstrap gives the interval of each.
"""
