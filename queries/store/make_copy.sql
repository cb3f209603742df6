attach ':memory:' as $copy;
