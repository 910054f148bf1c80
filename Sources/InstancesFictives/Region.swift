import Calendrier

/// A real town of the Grand Est, of Bourgogne-Franche-Comté or of Luxembourg.
struct Commune: Sendable {
    let nom: String
    let point: Point
    let territoire: Territoire
    /// German is spoken at work there.
    let germanophone: Bool

    /// A position in metres on a plane: 111.2 m and 73.6 m per thousandth of a degree at 48.6° north.
    struct Point: Sendable {
        let x, y: Int

        /// Driving minutes: 6 to leave and park, 0.8 per kilometre, each rounded up. Rounding up keeps the triangle inequality:
        /// ceil(u + v) <= ceil(u) + ceil(v), and the 6 minutes only help.
        func minutes(jusqua autre: Point) -> Int {
            let (dx, dy) = (x - autre.x, y - autre.y)
            let metres = Int(Double(dx * dx + dy * dy).squareRoot().rounded(.up))
            return 6 + (metres * 8 + 9_999) / 10_000
        }
    }
}

enum Region {
    /// An office and its share of a team.
    struct Bureau: Sendable {
        let commune: Commune
        let poids: Int
    }

    /// The offices of a team of `intervenantes`: one place for two people, two for a handful, four for a regional provider, else thirteen.
    static func bureaux(pour intervenantes: Int, _ tirage: inout Tirage) -> [Bureau] {
        let grands = [("Metz", 12), ("Nancy", 9), ("Strasbourg", 8), ("Luxembourg", 6)]
        let choix: [(String, Int)]
        switch intervenantes {
        case ...2: choix = [grands[0]]
        case ...8: choix = [("Metz", 1), (tirage.un(["Nancy", "Luxembourg", "Strasbourg"]), 1)]
        case ...80: choix = grands
        default:
            choix = [
                ("Metz", 7), ("Nancy", 6), ("Strasbourg", 8), ("Luxembourg", 6), ("Sarreguemines", 3), ("Épinal", 3), ("Colmar", 4),
                ("Mulhouse", 4), ("Belfort", 3), ("Besançon", 4), ("Dijon", 4), ("Reims", 4), ("Troyes", 2),
            ]
        }
        return choix.compactMap { nom, poids in communes.first { $0.nom == nom }.map { Bureau(commune: $0, poids: poids) } }
    }

    /// Latitude and longitude in thousandths of a degree.
    private static func groupe(_ territoire: Territoire, _ germanophone: Bool, _ lieux: [(String, Int, Int)]) -> [Commune] {
        lieux.map { nom, latitude, longitude in
            let point = Commune.Point(x: longitude * 736 / 10, y: latitude * 1112 / 10)
            return Commune(nom: nom, point: point, territoire: territoire, germanophone: germanophone)
        }
    }

    static let communes =
        groupe(
            .alsaceMoselleVendrediSaint, false,
            [
                ("Metz", 49_119, 6_176), ("Montigny-lès-Metz", 49_101, 6_153), ("Woippy", 49_151, 6_151), ("Marly", 49_061, 6_153),
                ("Ars-sur-Moselle", 49_078, 6_074), ("Hagondange", 49_254, 6_168), ("Maizières-lès-Metz", 49_213, 6_160),
                ("Ennery", 49_226, 6_217), ("Rombas", 49_250, 6_094), ("Thionville", 49_358, 6_168), ("Florange", 49_325, 6_119),
                ("Hayange", 49_329, 6_062), ("Yutz", 49_356, 6_188), ("Guénange", 49_297, 6_206),
                ("Strasbourg", 48_573, 7_752), ("Illkirch-Graffenstaden", 48_529, 7_717), ("Schiltigheim", 48_608, 7_749),
                ("Haguenau", 48_815, 7_790), ("Saverne", 48_741, 7_362), ("Molsheim", 48_541, 7_494), ("Obernai", 48_462, 7_482),
                ("Sélestat", 48_260, 7_454), ("Erstein", 48_424, 7_661), ("Brumath", 48_732, 7_708), ("Vendenheim", 48_669, 7_712),
                ("Duppigheim", 48_528, 7_594), ("Colmar", 48_079, 7_359), ("Wintzenheim", 48_072, 7_290), ("Guebwiller", 47_907, 7_211),
                ("Munster", 48_040, 7_138), ("Neuf-Brisach", 48_018, 7_528), ("Ensisheim", 47_866, 7_352), ("Ribeauvillé", 48_195, 7_319),
                ("Mulhouse", 47_750, 7_335), ("Illzach", 47_782, 7_349), ("Wittenheim", 47_808, 7_337), ("Cernay", 47_807, 7_176),
                ("Thann", 47_811, 7_101), ("Altkirch", 47_623, 7_239), ("Saint-Louis", 47_588, 7_562), ("Sausheim", 47_788, 7_373),
            ])
        + groupe(
            .alsaceMoselleVendrediSaint, true,
            [
                ("Sarreguemines", 49_110, 7_067), ("Forbach", 49_188, 6_893), ("Saint-Avold", 49_104, 6_708),
                ("Freyming-Merlebach", 49_145, 6_814), ("Creutzwald", 49_205, 6_697), ("Bitche", 49_052, 7_429),
                ("Sarralbe", 49_000, 7_030),
                ("Boulay-Moselle", 49_183, 6_493),
            ])
        + groupe(
            .FR, false,
            [
                ("Nancy", 48_692, 6_184), ("Laxou", 48_686, 6_149), ("Vandœuvre-lès-Nancy", 48_661, 6_176), ("Ludres", 48_620, 6_168),
                ("Heillecourt", 48_650, 6_195), ("Lunéville", 48_593, 6_496), ("Toul", 48_675, 5_892), ("Pont-à-Mousson", 48_905, 6_055),
                ("Pompey", 48_772, 6_126), ("Dombasle-sur-Meurthe", 48_625, 6_350), ("Neuves-Maisons", 48_617, 6_104),
                ("Épinal", 48_174, 6_450), ("Golbey", 48_197, 6_439), ("Remiremont", 48_016, 6_590),
                ("Saint-Dié-des-Vosges", 48_284, 6_949),
                ("Rambervillers", 48_345, 6_637), ("Gérardmer", 48_073, 6_877), ("Vittel", 48_202, 5_946),
                ("Belfort", 47_638, 6_863), ("Delle", 47_508, 7_000), ("Montbéliard", 47_510, 6_798), ("Audincourt", 47_484, 6_840),
                ("Sochaux", 47_509, 6_830), ("Héricourt", 47_577, 6_761), ("Lure", 47_683, 6_497),
                ("Besançon", 47_238, 6_024), ("École-Valentin", 47_269, 5_981), ("Baume-les-Dames", 47_352, 6_361),
                ("Ornans", 47_105, 6_144),
                ("Dole", 47_092, 5_490), ("Saint-Vit", 47_183, 5_810), ("Quingey", 47_103, 5_882), ("Vesoul", 47_620, 6_155),
                ("Dijon", 47_322, 5_041), ("Chenôve", 47_292, 5_004), ("Quetigny", 47_313, 5_106), ("Longvic", 47_289, 5_063),
                ("Beaune", 47_026, 4_840), ("Genlis", 47_241, 5_224), ("Is-sur-Tille", 47_526, 5_106), ("Auxonne", 47_193, 5_387),
                ("Reims", 49_258, 4_032), ("Tinqueux", 49_250, 3_990), ("Bétheny", 49_288, 4_055), ("Cormontreuil", 49_225, 4_053),
                ("Épernay", 49_043, 3_959), ("Rethel", 49_511, 4_367), ("Fismes", 49_307, 3_680), ("Witry-lès-Reims", 49_291, 4_119),
                ("Troyes", 48_297, 4_074), ("Sainte-Savine", 48_295, 4_047), ("Saint-André-les-Vergers", 48_279, 4_053),
                ("La Chapelle-Saint-Luc", 48_312, 4_044), ("Romilly-sur-Seine", 48_516, 3_726), ("Bar-sur-Seine", 48_113, 4_376),
            ])
        + groupe(
            .LU, true,
            [
                ("Luxembourg", 49_612, 6_130), ("Esch-sur-Alzette", 49_496, 5_981), ("Dudelange", 49_480, 6_088),
                ("Bettembourg", 49_518, 6_103), ("Differdange", 49_524, 5_891), ("Mersch", 49_749, 6_104), ("Ettelbruck", 49_847, 6_104),
                ("Grevenmacher", 49_680, 6_441), ("Munsbach", 49_635, 6_265), ("Leudelange", 49_566, 6_065), ("Capellen", 49_645, 5_990),
                ("Contern", 49_586, 6_228), ("Remich", 49_545, 6_367),
            ])
}
