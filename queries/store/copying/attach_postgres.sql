attach $catalog as copied (type postgres, schema $schema);
