insert into audit (at, who, what, details)
values (:at, :who, :what, :details);
