from satupintu.journal.models import Chain


def lock_chain(name: str) -> Chain:
    """Return the chain's row under lock; made first if nobody wrote to this chain before."""
    locked = Chain.objects.select_for_update(of=("self",)).filter(name=name)
    chain = locked.first()
    if chain is None:
        # Two may come here at once: the second waits for the first and then finds its row.
        Chain.objects.bulk_create([Chain(name=name)], ignore_conflicts=True)
        chain = locked.get()
    return chain
