"""Values that come again and again, in memory once: Arrow's dictionaries, as all that read them take them."""

import pyarrow as pa


def laid(values: pa.Array, places: pa.Array) -> pa.DictionaryArray:
    """For each place the value that lies there. No value is there twice then, nor is null one of them."""
    once = values.dictionary_encode()
    if len(once.dictionary) == len(values):
        return pa.DictionaryArray.from_arrays(places, values)
    return pa.DictionaryArray.from_arrays(once.indices.take(places), once.dictionary)
