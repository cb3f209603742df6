insert into sheets by name
select
    $sheet as sheet,
    $arrival as arrival,
    $name as name,
    $first_label as first_label,
    $columns::varchar[] as columns,
    $labels::varchar[] as labels;
