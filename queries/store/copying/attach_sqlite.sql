attach $catalog as copied (type sqlite);
