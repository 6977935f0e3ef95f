from satupintu.signing.batches import Batch


def batch_chain(batch: Batch) -> str:
    """A batch has a chain of its own in the journal; what became of each document stands in that of its case."""
    return f"tanda-tangan:{batch.pk}"
