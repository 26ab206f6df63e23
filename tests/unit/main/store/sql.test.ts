import { describe, expect, test } from 'vitest';
import { quoted, SqlDatabase, type SqlValue } from '../../../../main/store/sql.ts';

function aDatabase(): SqlDatabase {
  const database = new SqlDatabase(':memory:', null);
  database.exec('CREATE TABLE notes (text TEXT UNIQUE)');
  return database;
}

describe('SqlDatabase', () => {
  test.each([[true], [undefined], [Number.NaN], [Number.POSITIVE_INFINITY], [{}]])(
    'run > refuses %s instead of handing it to the driver',
    (value) => {
      const insert = aDatabase().prepare('INSERT INTO notes VALUES (?)');
      // What a caller without types could do; the driver would end the process on a boolean.
      expect(() => insert.run([value as unknown as SqlValue])).toThrow(TypeError);
    },
  );

  test('run > keeps null, text and numbers as they are', () => {
    const database = aDatabase();
    const values = [null, '', "it's", 12, -0.5, 1_764_000_000_000];
    const row = database.prepare('SELECT ? AS a, ? AS b, ? AS c, ? AS d, ? AS e, ? AS f').all(values)[0];
    expect(Object.values(row ?? {})).toEqual(values);
  });

  test('transaction > keeps nothing when the work throws, and can be used again', () => {
    const database = aDatabase();
    const failing = () =>
      database.transaction(() => {
        database.prepare('INSERT INTO notes VALUES (?)').run(['half']);
        throw new Error('stop');
      });
    expect(failing).toThrow('stop');
    expect(database.transaction(() => database.prepare('SELECT * FROM notes').all())).toEqual([]);
  });

  test('close > ends every use, also through a statement that was there before', () => {
    const database = aDatabase();
    const insert = database.prepare('INSERT INTO notes VALUES (?)');
    database.close();
    expect(() => insert.run(['late'])).toThrow('closed');
    expect(() => database.exec('SELECT 1')).toThrow('closed');
  });

  test('quoted > survives an apostrophe', () => {
    const database = aDatabase();
    database.exec(`INSERT INTO notes VALUES (${quoted("Ms. O'Hara")})`);
    expect(database.prepare('SELECT text FROM notes').all()).toEqual([{ text: "Ms. O'Hara" }]);
  });
});
