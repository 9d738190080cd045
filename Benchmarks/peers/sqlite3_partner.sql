-- The partner's CSV into tables, by the shell of SQLite: the columns of the files, and the indexes that
-- Vigil has on them. Empty cells become empty texts, codes stay words, nothing is checked.
--
-- Usage, in the folder of the files: sqlite3 -bail -cmd PRAGMAS DATABASE < sqlite3_partner.sql

BEGIN IMMEDIATE;
CREATE TABLE facility (
  "Код" TEXT NOT NULL UNIQUE, "Наименование" TEXT, "Вид" TEXT, "Область" TEXT, "Населённый пункт" TEXT,
  "Вместимость" INTEGER, "Содержится" INTEGER, "Закрыто" TEXT
);
CREATE TABLE allegation (
  "Номер" TEXT NOT NULL UNIQUE, "Код учреждения" TEXT, "Область" TEXT, "Дата события" TEXT, "Дата обращения" TEXT,
  "Что произошло" TEXT, "Пострадавших" INTEGER, "Стадия" TEXT, "Статус" TEXT, "Кто" TEXT, "Канал" TEXT,
  "Проверка" TEXT, "Жалоба" TEXT, "Дата жалобы" TEXT, "Зарегистрирована" TEXT, "Расследование" TEXT,
  "Дата возбуждения" TEXT, "Суд" TEXT, "Причина прекращения" TEXT, "Источник" TEXT
);
CREATE INDEX allegation_facility ON allegation ("Код учреждения");
.mode csv
.separator ";" "\n"
.import --skip 1 places.csv facility
.import --skip 1 cases.csv allegation
COMMIT;
